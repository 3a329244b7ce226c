"""Color spaces, ICC profiles built byte by byte, and the picture that make-format-fixtures.py stores in them."""

import struct

import numpy

SIDE = 48


# --- colors -------------------------------------------------------------------------------------------------------


def xyz(x, y):
    return numpy.array([x / y, 1.0, (1 - x - y) / y])


BRADFORD = numpy.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
D50 = numpy.array([0.9642, 1.0, 0.8249])


def primaries(red, green, blue, white):
    """RGB to XYZ under the D50 of the profile connection space."""
    columns = numpy.stack([xyz(*red), xyz(*green), xyz(*blue)], axis=1)
    matrix = columns * numpy.linalg.solve(columns, xyz(*white))
    gains = (BRADFORD @ D50) / (BRADFORD @ xyz(*white))
    return numpy.linalg.inv(BRADFORD) @ numpy.diag(gains) @ BRADFORD @ matrix


D65 = (0.3127, 0.3290)
SPACES = {
    "srgb": (primaries((0.64, 0.33), (0.30, 0.60), (0.15, 0.06), D65), "srgb"),
    "display-p3": (primaries((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), D65), "srgb"),
    "adobe-rgb": (primaries((0.64, 0.33), (0.21, 0.71), (0.15, 0.06), D65), 563 / 256),
    "prophoto": (primaries((0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001), (0.34567, 0.35850)), 1.8),
}


def to_linear(codes, curve):
    if curve == "srgb":
        return numpy.where(codes <= 0.04045, codes / 12.92, ((codes + 0.055) / 1.055) ** 2.4)
    return codes**curve


def to_encoded(light, curve):
    light = numpy.clip(light, 0, 1)
    if curve == "srgb":
        return numpy.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return light ** (1 / curve)


# --- profiles, byte by byte ---------------------------------------------------------------------------------------


def fixed(value):
    return struct.pack(">i", round(value * 65536))


def xyz_tag(values):
    return b"XYZ \0\0\0\0" + b"".join(fixed(v) for v in values)


def text_tag(text, version):
    if version == 2:
        raw = text.encode() + b"\0"
        return b"desc\0\0\0\0" + struct.pack(">I", len(raw)) + raw + b"\0" * 78
    raw = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II", 1, 12) + b"enUS" + struct.pack(">II", len(raw), 28) + raw


def curve_tag(curve, version):
    if curve == "srgb" and version == 4:
        numbers = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]
        return b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + b"".join(fixed(v) for v in numbers)
    if curve == "srgb":
        table = to_linear(numpy.linspace(0, 1, 1024), "srgb")
        return b"curv\0\0\0\0" + struct.pack(">I", 1024) + (table * 65535).round().astype(">u2").tobytes()
    if version == 4:
        return b"para\0\0\0\0" + struct.pack(">HH", 0, 0) + fixed(curve)
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(curve * 256))


def profile(tags, version, device_class=b"mntr", space=b"RGB ", pcs=b"XYZ "):
    tags = [(name, data + b"\0" * (-len(data) % 4)) for name, data in tags]
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags:
        table += name + struct.pack(">II", offset + len(body), len(data))
        body += data
    header = struct.pack(">I4sI4s4s4s", offset + len(body), b"\0\0\0\0", version << 24, device_class, space, pcs)
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    header += b"".join(fixed(v) for v in D50) + b"\0" * 48
    return header + table + body


def matrix_profile(name, version):
    matrix, curve = SPACES[name]
    tags = [(b"desc", text_tag(f"fixture {name} v{version}", version)), (b"wtpt", xyz_tag(D50))]
    tags += [(tag, xyz_tag(matrix[:, index])) for index, tag in enumerate([b"rXYZ", b"gXYZ", b"bXYZ"])]
    tags += [(tag, curve_tag(curve, version)) for tag in [b"rTRC", b"gTRC", b"bTRC"]]
    return profile(tags, version)


def lab_of(pcs):
    ratio = pcs / D50
    f = numpy.where(ratio > 216 / 24389, numpy.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return numpy.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1)


def lut16(grid_codes, channels, grid):
    """An mft2 table with identity curves from a grid of PCS XYZ (Lab coded as ICC version 2)."""
    lab = lab_of(grid_codes)
    coded = numpy.stack([lab[..., 0] * 652.8, (lab[..., 1] + 128) * 256, (lab[..., 2] + 128) * 256], -1)
    table = numpy.clip(coded, 0, 65535).round().astype(">u2").tobytes()
    identity = b"".join(fixed(v) for v in [1, 0, 0, 0, 1, 0, 0, 0, 1])
    head = b"mft2\0\0\0\0" + bytes([channels, 3, grid, 0]) + identity + struct.pack(">HH", 2, 2)
    line = struct.pack(">HH", 0, 65535)
    return head + line * channels + table + line * 3


def lut_profile(points_a_side=17):
    """Display P3 as a table, by default of 17³ points."""
    matrix, curve = SPACES["display-p3"]
    axis = numpy.linspace(0, 1, points_a_side)
    codes = numpy.stack(numpy.meshgrid(axis, axis, axis, indexing="ij"), -1)
    points = to_linear(codes, curve) @ matrix.T
    tags = [(b"desc", text_tag("fixture table", 2)), (b"wtpt", xyz_tag(D50)), (b"A2B0", lut16(points, 3, points_a_side))]
    return profile(tags, 2, device_class=b"scnr", pcs=b"Lab ")


def ink_light(ink):
    """Linear sRGB of ink amounts, by formula: each ink takes its color away, black takes all."""
    c, m, y, k = (ink[..., index] for index in range(4))
    light = numpy.stack([(1 - 0.95 * c), (1 - 0.85 * m), (1 - 0.9 * y)], -1) * (1 - 0.97 * k)[..., None]
    return light


def cmyk_profile(points_a_side=9):
    axis = numpy.linspace(0, 1, points_a_side)
    ink = numpy.stack(numpy.meshgrid(axis, axis, axis, axis, indexing="ij"), -1)
    points = ink_light(ink) @ SPACES["srgb"][0].T
    tags = [(b"desc", text_tag("fixture inks", 2)), (b"wtpt", xyz_tag(D50)), (b"A2B0", lut16(points, 4, points_a_side))]
    return profile(tags, 2, device_class=b"prtr", space=b"CMYK", pcs=b"Lab ")


def gray_profile():
    tags = [(b"desc", text_tag("fixture gray", 2)), (b"wtpt", xyz_tag(D50)), (b"kTRC", curve_tag(1.8, 2))]
    return profile(tags, 2, space=b"GRAY")


# --- the picture --------------------------------------------------------------------------------------------------


def picture():
    """Skin colors and their reddening in smooth fields, linear sRGB; all of it inside sRGB."""
    y, x = numpy.mgrid[0:SIDE, 0:SIDE] / (SIDE - 1)
    tone = 0.85 - 0.5 * x
    red = tone * (1 - 0.05 * y)
    green = tone * (0.72 - 0.30 * y) * (1 - 0.15 * x)
    blue = tone * (0.60 - 0.20 * y) * (1 - 0.20 * x)
    light = numpy.stack([red, green, blue], -1)
    wave = 1 + 0.03 * numpy.sin(9 * numpy.pi * x) * numpy.sin(7 * numpy.pi * y)
    return numpy.clip(light * wave[..., None], 0.002, 0.98)


def encoded(name, top):
    matrix, curve = SPACES[name]
    light = picture() @ (numpy.linalg.inv(matrix) @ SPACES["srgb"][0]).T
    return (to_encoded(light, curve) * top).round().astype(numpy.uint16 if top > 255 else numpy.uint8)
