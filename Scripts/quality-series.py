#!/usr/bin/env python3
# requires: numpy>=1.24 Pillow>=9.4 scipy>=1.10
"""Degrade real skin photos step by step and print how the quality figures and gates answer.

    quality-series.py --photos DIR [--program .build/release/dermacurve]

Each photo of DIR is blurred, noised, compressed, moved, over- and underexposed, shaded and made to shine; the whole lot is
measured as one study. Prints Markdown: the rank correlation of sharpness with blur, its change with noise, and for each
gate the share of degraded and of untouched photos on which it fires.
"""

import argparse
import csv
import json
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter
from scipy.stats import spearmanr

BLURS = (0, 0.5, 1, 1.5, 2, 2.5, 3, 4)
NOISES = (2, 4, 8)
GATES = {
    "blurred": ("blur-2.5", "blur-3", "blur-4"),
    "noisy": ("noise-8",),
    "low-jpeg-quality": ("jpeg-30", "jpeg-50"),
    "motion-blur": ("motion-9", "motion-15"),
    "uneven-light": ("falloff",),
    "glare": ("shine",),
    "overexposed": ("over",),
    "underexposed": ("under",),
}


def coded(light):
    return Image.fromarray(np.clip(np.rint(light), 0, 255).astype(np.uint8))


def shine(image, rng):
    """White light in smooth spots over about a third of the picture."""
    field = gaussian_filter(rng.normal(size=image.shape[:2]), min(image.shape[:2]) / 25)
    spots = np.clip((field - np.quantile(field, 0.65)) / (np.quantile(field, 0.8) - np.quantile(field, 0.65)), 0, 1)
    return image + spots[..., None] * (235 - image) * 0.9


def variants(image, rng):
    for blur in BLURS:
        yield f"blur-{blur:g}", coded(gaussian_filter(image, (blur, blur, 0))), "png"
    for noise in NOISES:
        yield f"noise-{noise}", coded(image + rng.normal(0, noise, image.shape)), "png"
    for quality in (30, 50, 70, 85, 92, 98):
        yield f"jpeg-{quality}", coded(image), quality
    for length in (9, 15):
        moved = np.mean([np.roll(image, k - length // 2, 1) for k in range(length)], 0)
        yield f"motion-{length}", coded(moved), "png"
    ramp = np.linspace(0.42, 1.18, image.shape[1])[None, :, None]
    yield "falloff", coded(image * ramp), "png"
    yield "shine", coded(shine(image, rng)), "png"
    yield "over", coded(image * 255 / np.quantile(image, 0.85)), "png"
    yield "under", coded(image * 14 / np.quantile(image[..., 1], 0.6)), "png"


def inner(picture):
    """A region a twentieth inside the picture: where color gates remove nothing."""
    (w, h), part = picture.size, 0.05
    corners = [[w * part, h * part], [w * (1 - part), h * part], [w * (1 - part), h * (1 - part)], [w * part, h * (1 - part)]]
    polygon = {"type": "Polygon", "coordinates": [corners + corners[:1]]}
    feature = {"type": "Feature", "properties": {"role": "treated"}, "geometry": polygon}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def write(photos, study):
    rng = np.random.default_rng(3)
    for number, file in enumerate(sorted(photos)):
        image = np.asarray(Image.open(file).convert("RGB")).astype(float)
        if min(image.shape[:2]) < 250:
            continue
        for name, picture, kind in variants(image, rng):
            # The visit is a date, so that photos are refused for their looks alone.
            folder = study / f"s{number:03}-{name}" / "2026-01-01"
            folder.mkdir(parents=True)
            regions = study / "regions" / f"s{number:03}-{name}"
            regions.mkdir(parents=True)
            (regions / "skin.geojson").write_text(inner(picture), encoding="utf-8")
            if isinstance(kind, int):
                picture.save(folder / "skin.jpg", quality=kind)
            else:
                picture.save(folder / "skin.png")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--program", default=".build/release/dermacurve")
    options = parser.parse_args()
    photos = [p for p in options.photos.iterdir() if p.suffix.lower() in (".png", ".jpg", ".jpeg")]
    with tempfile.TemporaryDirectory() as place:
        study, out = Path(place) / "study", Path(place) / "out"
        study.mkdir()
        write(photos, study)
        subprocess.run([options.program, "run", study, "--out", out, "--quiet"], check=False)
        rows = list(csv.DictReader(open(out / "tables" / "photos.csv", encoding="utf-8")))
    key = {r["photo"]: tuple(r["subject"].split("-", 1)) for r in rows}
    sharp = {key[r["photo"]]: float(r["sharpness"]) for r in rows if r["sharpness"]}
    fired = {key[r["photo"]]: set(r["reasons"].split(";")) for r in rows}
    subjects = sorted({subject for subject, _ in fired})

    ranks = [spearmanr(BLURS, [sharp[s, f"blur-{b:g}"] for b in BLURS])[0] for s in subjects if (s, "blur-0") in sharp]
    print(f"{len(subjects)} photos\n\n| sharpness | median | worst |\n|---|---|---|")
    print(f"| rank correlation with blur 0…4 px | {np.median(ranks):.3f} | {max(ranks):.3f} |")
    for name in [f"noise-{n}" for n in NOISES] + ["jpeg-98", "jpeg-92", "jpeg-85", "jpeg-70", "jpeg-50", "jpeg-30"]:
        moves = [abs(sharp[s, name] / sharp[s, "blur-0"] - 1) for s in subjects if (s, name) in sharp]
        print(f"| change with {name} | {100 * np.median(moves):.1f} % | {100 * max(moves):.1f} % |")
    print("\n| gate | fires on | of the degraded | of the untouched |\n|---|---|---|---|")
    for gate, names in GATES.items():
        # A photo refused for the same reason counts as fired.
        hit = [gate in fired[s, n] for s in subjects for n in names if (s, n) in fired]
        false = [gate in fired[s, "blur-0"] for s in subjects]
        print(f"| `{gate}` | {', '.join(names)} | {np.mean(hit):.2f} | {np.mean(false):.2f} |")


if __name__ == "__main__":
    main()
