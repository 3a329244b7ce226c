#!/usr/bin/env python3
"""Makes the small pictures of Tests/ImagingTests/Fixtures/formats and /color, and the seeds of the fuzzers.

Needs: pip install pillow pillow-heif tifffile imagecodecs numpy; jpegtran (libjpeg-turbo-progs)
Usage: Scripts/make-format-fixtures.py [OUTPUT]    (default: the fixture folders)

Every picture is drawn here from formulas, every profile is built here byte by byte: nothing is
copied, all of it is CC0. Means of the decoded codes go to means.csv beside the pictures, as Pillow, pillow-heif or
tifffile decode them.
"""

import ctypes
import glob
import io
import os
import struct
import subprocess
import sys
import zlib

import imagecodecs
import numpy
import pillow_heif
import tifffile
from PIL import Image, TiffImagePlugin

from fixture_colors import (
    SPACES, cmyk_profile, encoded, gray_profile, ink_light, lut_profile, matrix_profile, picture, to_encoded,
)

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "..", "Tests", "ImagingTests", "Fixtures")


# --- containers ---------------------------------------------------------------------------------------------------


def png_bytes(codes, chunks=()):
    """RGB PNG of 8 or 16 bits with extra chunks before the pixels."""
    height, width = codes.shape[:2]
    depth = 16 if codes.dtype == numpy.uint16 else 8
    rows = codes.astype(">u2" if depth == 16 else "u1")
    raw = b"".join(b"\0" + rows[index].tobytes() for index in range(height))
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, 2, 0, 0, 0))]
    parts += list(chunks) + [(b"IDAT", zlib.compress(raw, 9)), (b"IEND", b"")]
    out = b"\x89PNG\r\n\x1a\n"
    for name, data in parts:
        out += struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return out


def icc_chunk(data):
    return (b"iCCP", b"icc\0\0" + zlib.compress(data, 9))


class Folder:
    def __init__(self, name):
        self.path = os.path.join(ROOT, name)
        os.makedirs(self.path, exist_ok=True)
        self.rows = ["file,width,height,red,green,blue"]

    def write(self, name, data):
        with open(os.path.join(self.path, name), "wb") as file:
            file.write(data)

    def note(self, name, codes):
        scale = 257.0 if codes.dtype == numpy.uint16 else 1.0
        means = codes.reshape(-1, 3).astype(float).mean(0) / scale
        self.rows.append(f"{name},{codes.shape[1]},{codes.shape[0]}," + ",".join(f"{v:.3f}" for v in means))

    def finish(self):
        self.write("means.csv", ("\n".join(self.rows) + "\n").encode())


# --- color fixtures -----------------------------------------------------------------------------------------------


def jpeg_bytes(codes, icc=None, exif=None, mode=None, quality=100, **options):
    image = Image.fromarray(codes, mode) if mode else Image.fromarray(codes)
    out = io.BytesIO()
    extra = {key: value for key, value in [("icc_profile", icc), ("exif", exif)] if value}
    image.save(out, "JPEG", quality=quality, subsampling=0, **extra, **options)
    return out.getvalue()


def adobe_exif():
    """ColorSpace 65535 and InteroperabilityIndex R03, as cameras mark Adobe RGB."""
    exif = Image.Exif()
    exif.get_ifd(0x8769).update({0xA001: 65535, 0xA005: {1: "R03"}})
    return exif.tobytes()


def color_fixtures():
    folder = Folder("color")
    truth = encoded("srgb", 65535)
    folder.write("truth.png", png_bytes(truth, [(b"sRGB", b"\0")]))
    for name in SPACES:
        for version in (2, 4):
            folder.write(f"{name}-v{version}.png", png_bytes(encoded(name, 65535), [icc_chunk(matrix_profile(name, version))]))
        folder.write(f"{name}-8.png", png_bytes(encoded(name, 255), [icc_chunk(matrix_profile(name, 4))]))
        folder.write(f"{name}.jpg", jpeg_bytes(encoded(name, 255), matrix_profile(name, 4)))
    folder.write("untagged.png", png_bytes(encoded("display-p3", 65535)))
    folder.write("cicp-p3.png", png_bytes(encoded("display-p3", 65535), [(b"cICP", bytes([12, 13, 0, 1]))]))
    folder.write("cicp-hlg.png", png_bytes(encoded("display-p3", 65535), [(b"cICP", bytes([9, 18, 0, 1]))]))
    chromaticities = [0.3127, 0.3290, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06]
    chunks = [
        (b"gAMA", struct.pack(">I", round(256 / 563 * 1e5))),
        (b"cHRM", struct.pack(">8I", *[round(v * 1e5) for v in chromaticities])),
    ]
    folder.write("gama-chrm.png", png_bytes(encoded("prophoto", 65535), [
        (b"gAMA", struct.pack(">I", round(1e5 / 1.8))),
        (b"cHRM", struct.pack(">8I", *[round(v * 1e5) for v in [0.34567, 0.3585, 0.7347, 0.2653, 0.1596, 0.8404, 0.0366, 0.0001]])),
    ]))
    folder.write("gama-usual.png", png_bytes(encoded("srgb", 65535), chunks[:1]))
    folder.write("table.png", png_bytes(encoded("display-p3", 65535), [icc_chunk(lut_profile())]))
    folder.write("table.jpg", jpeg_bytes(encoded("display-p3", 255), lut_profile()))
    folder.write("exif-adobe.jpg", jpeg_bytes(encoded("adobe-rgb", 255), exif=adobe_exif()))
    gray = (to_encoded(picture()[..., 1], 1.8) * 255).round().astype(numpy.uint8)
    folder.write("gray.jpg", jpeg_bytes(gray, gray_profile()))
    broken = bytearray(matrix_profile("display-p3", 4))
    broken[36:40] = b"nope"
    folder.write("broken-signature.jpg", jpeg_bytes(encoded("display-p3", 255), bytes(broken)))
    cut = matrix_profile("display-p3", 2)
    folder.write("broken-short.jpg", jpeg_bytes(encoded("display-p3", 255), cut[:300]))
    folder.write("gray-profile-on-color.jpg", jpeg_bytes(encoded("srgb", 255), gray_profile()))
    folder.write("broken-iccp.png", png_bytes(encoded("srgb", 255), [(b"iCCP", b"icc\0\0not zlib at all")]))
    ink_fixtures(folder)


def ink_fixtures(folder):
    """CMYK whose light under the profile is that of the truth picture's shape: no black, inks solved per channel."""
    light = numpy.clip(picture(), 0.12, 0.98)
    ink = numpy.stack([(1 - light[..., 0]) / 0.95, (1 - light[..., 1]) / 0.85, (1 - light[..., 2]) / 0.9, 0 * light[..., 0]], -1)
    ink = numpy.clip(ink, 0, 1)
    codes = (ink * 65535).round().astype(numpy.uint16)
    shown = ink_light(codes / 65535.0)
    folder.write("ink-truth.png", png_bytes((to_encoded(shown, "srgb") * 65535).round().astype(numpy.uint16), [(b"sRGB", b"\0")]))
    path = os.path.join(folder.path, "ink.tif")
    tifffile.imwrite(path, codes, photometric="separated", iccprofile=cmyk_profile(), compression="deflate", metadata=None)
    small = (ink * 255).round().astype(numpy.uint8)
    folder.write("ink.jpg", jpeg_bytes(small, cmyk_profile(), mode="CMYK"))


# --- format fixtures ----------------------------------------------------------------------------------------------


def tiff_fixtures(folder):
    codes8, codes16 = encoded("srgb", 255), encoded("srgb", 65535)

    def write(name, codes, note=None, **options):
        path = os.path.join(folder.path, name)
        tifffile.imwrite(path, codes, metadata=None, **options)
        folder.note(name, codes if note is None else note)

    for compression in ("none", "lzw", "deflate", "packbits"):
        write(f"strips-{compression}.tif", codes8, photometric="rgb", rowsperstrip=10,
              compression=None if compression == "none" else compression)
    write("strips-deep-lzw.tif", codes16, photometric="rgb", rowsperstrip=7, compression="lzw", predictor=True)
    write("strips-big-endian.tif", codes16, photometric="rgb", byteorder=">")
    write("big.tif", codes8, photometric="rgb", bigtiff=True)
    write("tiles-deflate.tif", codes8, photometric="rgb", tile=(16, 32), compression="deflate")
    write("tiles-deep.tif", codes16, photometric="rgb", tile=(32, 16), compression="lzw")
    write("planes.tif", numpy.moveaxis(codes16, -1, 0).copy(), note=codes16, photometric="rgb", planarconfig="separate")
    write("planes-tiles.tif", numpy.moveaxis(codes8, -1, 0).copy(), note=codes8, photometric="rgb",
          planarconfig="separate", tile=(16, 16), compression="deflate")
    gray = codes8[..., 1].copy()
    write("gray.tif", gray, note=numpy.stack([gray] * 3, -1), photometric="minisblack")
    write("gray-inverted.tif", 255 - gray, note=numpy.stack([gray] * 3, -1), photometric="miniswhite")
    alpha = numpy.full(gray.shape, 128, numpy.uint8)
    over = (codes8.astype(float) * 128 + 255 * 127) / 255
    write("alpha.tif", numpy.dstack([codes8, alpha]), note=over.round().astype(numpy.uint8), photometric="rgb",
          extrasamples=["unassalpha"])
    colors = (numpy.arange(256)[None, :] * numpy.array([257, 200, 130])[:, None]).astype(numpy.uint16)
    write("palette.tif", gray, note=numpy.moveaxis(colors[:, gray], 0, -1).copy(), photometric="palette", colormap=colors)
    write("orientation-6.tif", numpy.rot90(codes8[:, :32]).copy(), note=codes8[:, :32], photometric="rgb",
          extratags=[(274, 3, 1, 6, True)])
    path = os.path.join(folder.path, "jpeg-in-tiff.tif")
    Image.fromarray(codes8).save(path, compression="jpeg", quality=95)
    folder.note("jpeg-in-tiff.tif", numpy.asarray(Image.open(path).convert("RGB")))
    bits = (gray > 100).astype(numpy.uint8)
    write("bilevel.tif", bits.astype(bool), note=numpy.stack([bits * 255] * 3, -1), photometric="minisblack")
    exif_tiff(folder, codes8)
    path = os.path.join(folder.path, "display-p3.tif")
    tifffile.imwrite(path, encoded("display-p3", 65535), photometric="rgb", metadata=None, compression="lzw",
                     predictor=True, iccprofile=matrix_profile("display-p3", 4))
    for name, codes in (("float.tif", picture().astype(numpy.float32)), ("lab.tif", codes8)):
        tifffile.imwrite(os.path.join(folder.path, name), codes, metadata=None,
                         photometric="cielab" if name == "lab.tif" else "rgb")
    tifffile.imwrite(os.path.join(folder.path, "preview.tif"), codes8, photometric="rgb", metadata=None, subfiletype=1)


def exif_tiff(folder, codes):
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[0x010F], tags[0x0110] = "Fixture", "Fixture T1"
    sixtieth = TiffImagePlugin.IFDRational(1, 60)
    tags[0x8769] = {0x9003: "2026:03:01 09:30:15", 0x9011: "+02:00", 0x829A: sixtieth, 0x8827: 100, 0x9209: 1}
    path = os.path.join(folder.path, "exif.tif")
    Image.fromarray(codes).save(path, tiffinfo=tags)
    folder.note("exif.tif", codes)


def heif_fixtures(folder):
    codes8, codes16 = encoded("display-p3", 255), encoded("display-p3", 65535)
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Fixture", "Fixture H1"
    exif.get_ifd(0x8769).update({0x9003: "2026:03:01 09:30:15", 0x9011: "+02:00"})

    def write(name, codes, bits=8, turned=0, **options):
        mode = {8: "RGB", 10: "RGB;16"}[bits]
        height, width = codes.shape[:2]
        file = pillow_heif.from_bytes(mode=mode, size=(width, height), data=codes.tobytes())
        out = io.BytesIO()
        file.save(out, quality=-1 if options.pop("lossless", False) else 95, chroma=444, **options)
        folder.write(name, out.getvalue())
        back = pillow_heif.open_heif(io.BytesIO(out.getvalue()), convert_hdr_to_8bit=False)
        shown = numpy.asarray(back)
        folder.note(name, shown if bits == 8 else shown)

    icc = matrix_profile("display-p3", 4)
    wide = numpy.kron(codes8, numpy.ones((2, 2, 1), numpy.uint8))[:64]
    write("p3.heic", wide, icc_profile=icc, exif=exif.tobytes())
    pillow_heif.options.SAVE_HDR_TO_12_BIT = False
    write("p3-deep.heic", numpy.kron(codes16, numpy.ones((2, 2, 1), numpy.uint16)), bits=10, icc_profile=icc)
    write("nclx-p3.heic", wide, save_nclx_profile=True, color_primaries=12, transfer_characteristics=13,
          matrix_coefficients=6, full_range_flag=1)
    exif[0x0112] = 6
    write("turned.heic", wide, exif=exif.tobytes(), icc_profile=icc)
    grid_heif(folder)


def grid_heif(folder):
    """Tiles of 64 × 64 in a grid, turned a quarter by the container, with a profile: how phones store their photos."""
    root = os.path.join(os.path.dirname(pillow_heif.__file__), "..", "pillow_heif.libs")
    library = ctypes.CDLL(glob.glob(os.path.join(root, "libheif-*.so*"))[0])

    class Error(ctypes.Structure):
        _fields_ = [("code", ctypes.c_int), ("subcode", ctypes.c_int), ("message", ctypes.c_char_p)]

    def call(name, *arguments):
        function = getattr(library, name)
        function.restype = Error
        error = function(*arguments)
        assert error.code == 0, error.message

    pointer = ctypes.c_void_p
    for name in ("heif_context_alloc", "heif_image_get_plane", "heif_encoding_options_alloc"):
        getattr(library, name).restype = pointer
    context, encoder = pointer(library.heif_context_alloc()), pointer()
    call("heif_context_get_encoder_for_format", context, 1, ctypes.byref(encoder))
    call("heif_encoder_set_lossy_quality", encoder, 95)
    codes = numpy.kron(encoded("display-p3", 255), numpy.ones((4, 4, 1), numpy.uint8))[:128, :192]
    icc, tiles = matrix_profile("display-p3", 4), []
    for top in range(0, 128, 64):
        for left in range(0, 192, 64):
            tile, stride = pointer(), ctypes.c_int()
            call("heif_image_create", 64, 64, 1, 10, ctypes.byref(tile))  # RGB, interleaved
            call("heif_image_add_plane", tile, 10, 64, 64, 8)
            plane = library.heif_image_get_plane(tile, 10, ctypes.byref(stride))
            for y in range(64):
                row = codes[top + y, left:left + 64].tobytes()
                ctypes.memmove(plane + y * stride.value, row, len(row))
            call("heif_image_set_raw_color_profile", tile, b"prof", icc, ctypes.c_size_t(len(icc)))
            tiles.append(tile)
    options = pointer(library.heif_encoding_options_alloc())
    # Version 1 … 7 of the structure hold the orientation after two pointers and six bytes.
    ctypes.memset(options.value + 20, 6, 1)
    handle = pointer()
    call("heif_context_encode_grid", context, (pointer * 6)(*tiles), ctypes.c_uint16(2), ctypes.c_uint16(3), encoder,
         options, ctypes.byref(handle))
    call("heif_context_set_primary_image", context, handle)
    path = os.path.join(folder.path, "grid.heic")
    call("heif_context_write_to_file", context, path.encode())
    folder.note("grid.heic", numpy.asarray(pillow_heif.open_heif(path)))


def jpegtran(data, *options):
    """The same coefficients, coded otherwise (jpegtran of libjpeg-turbo)."""
    return subprocess.run(["jpegtran", *options], input=data, capture_output=True, check=True).stdout


def ycck(folder, codes):
    """Adobe's YCCK: luma and chroma of inverted inks. Written as CMYK, then the transform flag of APP14 is set."""
    colors = codes.astype(float)
    luma = colors @ numpy.array([0.299, 0.587, 0.114])
    planes = [luma, 128 + (colors[..., 2] - luma) / 1.772, 128 + (colors[..., 0] - luma) / 1.402, numpy.full(luma.shape, 230.0)]
    stored = numpy.clip(numpy.stack(planes, -1).round(), 0, 255).astype(numpy.uint8)
    # Pillow inverts CMYK as it writes; the inks libjpeg derives are 255 minus these colors.
    data = bytearray(jpeg_bytes(255 - stored, mode="CMYK"))
    mark = data.index(b"\xff\xee\x00\x0eAdobe")
    data[mark + 15] = 2
    folder.write("ycck.jpg", bytes(data))
    folder.note("ycck.jpg", numpy.asarray(Image.open(io.BytesIO(bytes(data))).convert("RGB")))


def jpeg_fixtures(folder):
    codes = encoded("srgb", 255)

    def note(name, data, written=None):
        folder.write(name, written or data)
        folder.note(name, numpy.asarray(Image.open(io.BytesIO(data)).convert("RGB")))

    note("progressive.jpg", jpeg_bytes(codes, progressive=True))
    note("restart.jpg", jpeg_bytes(codes, restart_marker_blocks=2))
    note("named-as-something-else.gif", jpeg_bytes(codes))
    plain = jpeg_bytes(codes)
    note("arithmetic.jpg", plain, jpegtran(plain, "-arithmetic"))
    note("arithmetic-progressive.jpg", plain, jpegtran(plain, "-arithmetic", "-progressive"))
    note("restart-transcoded.jpg", plain, jpegtran(plain, "-restart", "1"))
    ycck(folder, codes)
    folder.write("twelve-bit.jpg", imagecodecs.jpeg_encode((encoded("srgb", 65535) >> 4).astype(numpy.uint16),
                                                         bitspersample=12, level=90, subsampling="444"))
    folder.write("lossless.jpg", imagecodecs.ljpeg_encode(codes[..., 0].copy(), bitspersample=8))


def apng(folder):
    """Default image first, one more frame that must not be read."""
    codes = encoded("srgb", 255)
    height, width = codes.shape[:2]
    control = struct.pack(">IIIIIHHBB", 0, width, height, 0, 0, 1, 10, 0, 0)
    still = png_bytes(codes, [(b"acTL", struct.pack(">II", 2, 0)), (b"fcTL", control)])
    second = b"".join(b"\0" + bytes(3 * width) for _ in range(height))
    frames = b""
    for name, data in ((b"fcTL", struct.pack(">I", 1) + control[4:]), (b"fdAT", struct.pack(">I", 2) + zlib.compress(second))):
        frames += struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    folder.write("animated.png", still[:-12] + frames + still[-12:])
    folder.note("animated.png", codes)
    apple = b"\0\0\0\4CgBI\x50\0\x20\x06" + struct.pack(">I", zlib.crc32(b"CgBI\x50\0\x20\x06"))
    folder.write("apple.png", still[:8] + apple + still[8:])


def format_fixtures():
    folder = Folder("formats")
    tiff_fixtures(folder)
    heif_fixtures(folder)
    jpeg_fixtures(folder)
    apng(folder)
    folder.finish()


def fuzz_seeds():
    """Small starting points for Scripts/fuzz.sh: profiles of every kind and an EXIF block with and without preamble."""
    folder = os.path.join(ROOT, "..", "..", "Fuzz", "seeds")
    for kind in ("icc", "exif"):
        os.makedirs(os.path.join(folder, kind), exist_ok=True)

    def write(name, data):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)

    for name in SPACES:
        for version in (2, 4):
            write(f"icc/{name}-v{version}.icc", matrix_profile(name, version))
    write("icc/gray.icc", gray_profile())
    write("icc/table.icc", lut_profile(3))
    write("icc/inks.icc", cmyk_profile(2))
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Maker", "Model", 6
    exif.get_ifd(0x8769).update({
        0x9003: "2026:03:01 09:30:15", 0x9011: "+02:00", 0x829A: TiffImagePlugin.IFDRational(1, 60), 0x8827: 100,
        0x9209: 1, 0xA001: 65535, 0xA403: 1, 0xA005: {1: "R03"},
    })
    write("exif/with-preamble.bin", exif.tobytes())
    write("exif/bare.bin", exif.tobytes()[6:])


if __name__ == "__main__":
    fuzz_seeds()
    color_fixtures()
    format_fixtures()
