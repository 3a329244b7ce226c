#!/usr/bin/env python3
"""What the color card is worth: forearms under seven lights, seen by two cameras, measured with and without the card.

Spectra in, `dermacurve run`, tables out. For every camera and light a photo is rendered of a 24-patch card (average spectra of
thirty cards, BabelColor) and two patches of skin: forearm k as treated, forearm k+1 as control (NIST, doi 10.18434/M38597). The
camera balances its white on the card's second-lightest gray and applies one matrix fitted under D65, as a phone does. The
same photos are then measured with `card.search` on and off, and compared with the colors the spectra have under D65.

Needs: pip install colour-science pillow numpy; the spectra as CSV (first column nm, one column per forearm).
Usage: camera-light-validation.py DERMACURVE SPECTRA.csv [FOREARMS]
"""

import csv
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile
import warnings

import numpy as np

warnings.filterwarnings("ignore")
import colour  # noqa: E402
from PIL import Image  # noqa: E402

LIGHTS = ["D65", "A", "FL2", "FL11", "LED-B3", "LED-B5", "LED-V1"]
SHAPE = colour.SpectralShape(400, 700, 5)
NM = np.arange(400, 701, 5)
OBSERVER = colour.MSDS_CMFS["CIE 1931 2 Degree Standard Observer"].copy().align(SHAPE).values
CAMERAS = {name: sensor.copy().align(SHAPE).values for name, sensor in colour.MSDS_CAMERA_SENSITIVITIES.items()}
SPECTRA = {name: colour.SDS_ILLUMINANTS[name].copy().align(SHAPE).values for name in LIGHTS}
CARD = np.array([s.copy().align(SHAPE).values for s in colour.SDS_COLOURCHECKERS["BabelColor Average"].values()])
WHITE = np.array([0.3127 / 0.3290, 1, (1 - 0.3127 - 0.3290) / 0.3290])
TO_XYZ = np.array(colour.models.normalised_primary_matrix([0.64, 0.33, 0.30, 0.60, 0.15, 0.06], [0.3127, 0.3290]))


def linear_srgb(reflectances):
    """Linear sRGB of reflectances under D65."""
    light = SPECTRA["D65"][:, None] * OBSERVER
    xyz = reflectances @ light / light[:, 1].sum()
    return (xyz * WHITE / (light.sum(axis=0) / light[:, 1].sum())) @ np.linalg.inv(TO_XYZ).T


def lab(linear):
    return colour.XYZ_to_Lab(linear @ TO_XYZ.T, np.array([0.3127, 0.3290]))


def erythema(linear):
    return 100 * np.log10(linear[:, 0] / linear[:, 1])


class Rig:
    """A camera under a light: white balance on neutral 8, the camera's own D65 matrix, exposure for white at 0.85."""

    def __init__(self, camera, light):
        self.sensor = CAMERAS[camera] * SPECTRA[light][:, None]
        self.balance = (CARD[19:20] @ self.sensor)[0] / CARD[19].mean()
        daylight = CAMERAS[camera] * SPECTRA["D65"][:, None]
        seen = CARD @ daylight / ((CARD[19:20] @ daylight)[0] / CARD[19].mean())
        self.matrix = np.linalg.lstsq(seen, linear_srgb(CARD), rcond=None)[0]
        self.exposure = 0.85 / self.render(CARD[18:19], 1).max()

    def render(self, reflectances, exposure=None):
        exposure = self.exposure if exposure is None else exposure
        return (reflectances @ self.sensor / self.balance) @ self.matrix * exposure


def encoded(linear):
    linear = np.clip(linear, 0, 1)
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def photo(rig, treated, control, noise):
    """480 × 320 pixels: the card left, two patches of skin right, noise of 1 code."""
    scene = np.ones((320, 480, 3)) * rig.render(np.full((1, len(NM)), 0.3))[0]
    card = rig.render(CARD)
    scene[40:200, 20:250] = rig.render(np.full((1, len(NM)), 0.03))[0]
    for patch in range(24):
        top, left = 48 + 37 * (patch // 6), 26 + 37 * (patch % 6)
        scene[top : top + 32, left : left + 32] = card[patch]
    scene[30:150, 290:450] = rig.render(treated[None])[0]
    scene[170:290, 290:450] = rig.render(control[None])[0]
    codes = encoded(scene) * 255 + noise.standard_normal(scene.shape)
    return Image.fromarray(np.clip(np.rint(codes), 0, 255).astype(np.uint8))


def regions():
    def box(role, top):
        ring = [[300, top], [440, top], [440, top + 100], [300, top + 100], [300, top]]
        return {"type": "Feature", "properties": {"role": role}, "geometry": {"type": "Polygon", "coordinates": [ring]}}

    return {"type": "FeatureCollection", "features": [box("treated", 40), box("control", 180)]}


def write_study(root, skins, count):
    noise = np.random.default_rng(2014)
    rigs = [Rig(camera, light) for camera, light in itertools.product(CAMERAS, LIGHTS)]
    for k in range(count):
        subject = root / f"s{k:03d}"
        for v, rig in enumerate(rigs):
            visit = subject / f"2026-01-{v + 1:02d}"
            visit.mkdir(parents=True)
            photo(rig, skins[k], skins[(k + 1) % len(skins)], noise).save(visit / "arm.png")
        (root / "regions" / subject.name).mkdir(parents=True)
        (root / "regions" / subject.name / "arm.geojson").write_text(json.dumps(regions()))


def measured(tool, root, search):
    (root / "study.yaml").write_text(
        f"card:\n  search: {'true' if search else 'false'}\n  edition: before-2014\nlimits:\n  megapixels: 100\n")
    out = root / f"out-{search}"
    run = subprocess.run([tool, "run", str(root), "--out", str(out)], capture_output=True, text=True)
    if run.returncode not in (0, 3):
        sys.exit(run.stderr)
    values = {}
    for row in csv.DictReader(open(out / "tables" / "measurements.csv")):
        subject, visit = row["photo"].split("/")[:2]
        if row["value"]:
            values[subject, int(visit[-2:]) - 1, row["role"], row["metric"]] = float(row["value"])
    photos = list(csv.DictReader(open(out / "tables" / "photos.csv")))
    return values, photos


def summary(values, skins, count):
    rigs = range(len(CAMERAS) * len(LIGHTS))
    get = lambda v, role, metric: np.array([values[f"s{k:03d}", v, role, metric] for k in range(count)])
    truth = lab(linear_srgb(skins[:count]))
    seen = {v: np.stack([get(v, "treated", m) for m in ("l-star", "a-star", "b-star")], axis=1) for v in rigs}
    error = [colour.delta_E(seen[v], truth, method="CIE 2000").mean() for v in rigs]
    index = {v: get(v, "treated", "erythema-index") - get(v, "control", "erythema-index") for v in rigs}
    pairs = list(itertools.combinations(rigs, 2))
    redness = [np.sqrt(((seen[a][:, 1] - seen[b][:, 1]) ** 2).mean()) for a, b in pairs]
    change = [np.sqrt(((index[a] - index[b]) ** 2).mean()) for a, b in pairs]
    every = np.median([abs(index[a] - index[b]) for a, b in pairs])
    return [np.mean(error), max(error), np.median(redness), max(redness), every, np.median(change), max(change)]


def main():
    tool, spectra = sys.argv[1], list(csv.reader(open(sys.argv[2])))
    table = np.array([[float(x) for x in row] for row in spectra[1:]])
    skins = np.array([np.interp(NM, table[:, 0], column) for column in table[:, 1:].T])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else len(skins)
    # Pairs of set-ups are compared by the root mean square over forearms, and by the median of all single differences.
    print("| | skin ΔE2000 mean | worst set-up | false Δa* median | worst | false ΔEI (T - U) | by pairs median | worst |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder) / "study"
        root.mkdir()
        write_study(root, skins, count)
        for search, name in ((False, "white balance alone"), (True, "with the card")):
            values, photos = measured(tool, root, search)
            figures = summary(values, skins, count)
            print(f"| {name} | " + " | ".join(f"{x:.2f}" for x in figures) + " |")
        residuals = [float(p["card_de00"]) for p in photos if p["card_de00"]]
        used = sum(1 for p in photos if p["card"] and "refused" not in p["card"])
        sys.stdout.flush()
        print(f"\ncards used: {used} of {len(photos)}; mean ΔE2000 of their patches {np.mean(residuals):.2f},"
              f" worst {max(residuals):.2f}")


main()
