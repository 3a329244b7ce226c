#!/usr/bin/env python3
"""Photos warped by known maps, the same with smooth local shifts, different photos, and planar scenes of others, for
registration-report.sh."""

import itertools
import json
import pathlib
import sys

import cv2
import numpy as np

MAPS = 12
# Density that hemoglobin adds to R, G, B, as in the demo study.
HEMOGLOBIN = {2: 0.299, 1: 0.706, 0: 0.642}


def decoded(code):
    return np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)


def encoded(light):
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * np.maximum(light, 1e-9) ** (1 / 2.4) - 0.055)


def load(path):
    image = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    if image is None or image.ndim != 3:
        return None
    if image.shape[2] == 4:
        alpha = image[..., 3:] / 255.0
        image = (image[..., :3] * alpha + 255 * (1 - alpha)).round().astype(np.uint8)
    return image


def random_map(width, height, random):
    side = max(width, height)
    angle, scale = np.deg2rad(random.uniform(-30, 30)), np.exp(random.uniform(np.log(0.7), np.log(1.4)))
    c, s = scale * np.cos(angle), scale * np.sin(angle)
    tilt, shift = random.uniform(-0.08, 0.08, 2) / side, random.uniform(-0.04, 0.04, 2) * side
    inward = np.array([[1, 0, -width / 2], [0, 1, -height / 2], [0, 0, 1]])
    outward = np.array([[1, 0, width / 2 + shift[0]], [0, 1, height / 2 + shift[1]], [0, 0, 1]])
    return outward @ np.array([[c, -s, 0], [s, c, 0], [tilt[0], tilt[1], 1]]) @ inward


def redness(width, height, random):
    """Added hemoglobin: six soft patches and 40 spots."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    side = max(width, height)

    def blob(low, high):
        center, radius = random.uniform((0, 0), (width, height)), random.uniform(low, high) * side
        return np.exp(-((x - center[0]) ** 2 + (y - center[1]) ** 2) / (2 * radius**2))

    field = sum(random.uniform(0, 1) * blob(0.1, 0.3) for _ in range(6))
    field = field / field.max() * random.uniform(0.1, 0.25)
    return field + sum(random.uniform(0.1, 0.5) * blob(0.004, 0.012) for _ in range(40))


def bumps(width, height, random):
    """Smooth local shifts, the largest of 1 to 4 pixels: centers, radius, and what is added to x and y."""
    side = max(width, height)
    made = [
        [*random.uniform((0, 0), (width, height)), random.uniform(0.12, 0.25) * side, *random.normal(size=2)] for _ in range(5)
    ]
    y, x = np.mgrid[0:height:8, 0:width:8].astype(float)
    largest = np.hypot(*shifts(made, x, y)).max()
    wanted = random.uniform(1, 4)
    return [[*bump[:3], bump[3] * wanted / largest, bump[4] * wanted / largest] for bump in made]


def shifts(made, x, y):
    u, v = np.zeros_like(x), np.zeros_like(y)
    for cx, cy, radius, ax, ay in made:
        fall = np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * radius**2))
        u, v = u + ax * fall, v + ay * fall
    return u, v


def warped(light, truth, made, border):
    height, width = light.shape[:2]
    if not made:
        return cv2.warpPerspective(
            light.astype(np.float32), truth, (width, height), flags=cv2.INTER_CUBIC, borderMode=border
        )
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    back = np.linalg.inv(truth)
    scale = back[2, 0] * x + back[2, 1] * y + back[2, 2]
    px, py = ((back[k, 0] * x + back[k, 1] * y + back[k, 2]) / scale for k in (0, 1))
    u, v = shifts(made, px, py)
    return cv2.remap(
        light.astype(np.float32), (px + u).astype(np.float32), (py + v).astype(np.float32), cv2.INTER_CUBIC,
        borderMode=border
    )


def follow_up(image, random, border, deforms=False):
    height, width = image.shape[:2]
    truth = random_map(width, height, random)
    made = bumps(width, height, random) if deforms else []
    light = decoded(image / 255.0)
    added = redness(width, height, random)
    for channel, density in HEMOGLOBIN.items():
        light[..., channel] *= 10 ** (-added * density)
    seen = warped(light, truth, made, border)
    y, x = np.mgrid[0:height, 0:width]
    angle, fall = random.uniform(0, 2 * np.pi), random.uniform(0.1, 0.4)
    lamp = 1 + fall * ((x - width / 2) * np.cos(angle) + (y - height / 2) * np.sin(angle)) / max(width, height)
    code = 255 * encoded(np.clip(seen * lamp[..., None] * random.uniform(0.8, 1.1), 0, 1))
    code = cv2.GaussianBlur(code, (0, 0), random.uniform(0.3, 1.8)) + random.normal(0, 3, code.shape)
    return np.clip(code, 0, 255).round().astype(np.uint8), truth, made


def planar(folder):
    """Planar scenes with published homographies, and one scene that has none, where the folder holds them."""
    found = []
    for first, second, truth in (
        ("graf1.png", "graf3.png", "H1to3p.xml"), ("graf1.png", "graf2.png", "H1to2p.xml"), ("img1.ppm", "img2.ppm", "H1to2p"),
        ("leuvenA.jpg", "leuvenB.jpg", None),
    ):
        names = [folder / name for name in (first, second, truth) if name]
        if not all(name.exists() for name in names):
            continue
        known = None
        if truth and truth.endswith(".xml"):
            data = names[2].read_text().split("<data>")[1].split("</data>")[0]
            known = np.array(data.split(), float).reshape(3, 3).tolist()
        elif truth:
            known = np.loadtxt(names[2]).tolist()
        # Photos may come in formats that the program does not read.
        files = [name if name.suffix != ".ppm" else name.with_suffix(".png") for name in names[:2]]
        for name, file in zip(names, files):
            if name != file:
                cv2.imwrite(str(file), cv2.imread(str(name)))
        found.append({"baseline": str(files[0]), "followUp": str(files[1]), "map": known, "set": "planar"})
    return found


def main():
    folder, work, every = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
    names = sorted(p for p in folder.iterdir() if p.suffix.lower() in {".png", ".jpg", ".jpeg"})
    photos = [(name, image) for name in names if (image := load(name)) is not None]
    pairs = []
    for number, (name, image) in enumerate(photos):
        cv2.imwrite(str(work / f"{number:03d}.png"), image)
        for k in range(MAPS):
            if (number * MAPS + k) % every:
                continue
            border = [cv2.BORDER_REFLECT_101, cv2.BORDER_CONSTANT][k % 2]
            for deforms in (False, True):
                if deforms and k % 3:
                    continue
                seen, truth, made = follow_up(image, np.random.default_rng(1000 * number + k), border, deforms)
                target = work / f"{number:03d}-{k:02d}{'d' * deforms}.jpg"
                cv2.imwrite(str(target), seen, [cv2.IMWRITE_JPEG_QUALITY, 80])
                pairs.append({
                    "baseline": str(work / f"{number:03d}.png"), "followUp": str(target), "map": truth.tolist(),
                    "bumps": made, "set": "deformed" if deforms else "warped"})
    others = list(itertools.permutations(range(len(photos)), 2))
    for first, second in others[:: every * max(1, len(others) // 200)]:
        pairs.append({"baseline": str(work / f"{first:03d}.png"), "followUp": str(work / f"{second:03d}.png"), "map": None})
    pairs += planar(pathlib.Path(sys.argv[4])) if len(sys.argv) > 4 else []
    (work / "pairs.json").write_text(json.dumps(pairs))
    (work / "pairs.tsv").write_text("".join(f"{p['baseline']}\t{p['followUp']}\n" for p in pairs))


main()
