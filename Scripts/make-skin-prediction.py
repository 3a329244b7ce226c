#!/usr/bin/env python3
"""Write the table by which a photographed color card predicts how the same camera and light see skin; or judge it.

    pip install colour-science==0.4.7 numpy
    make-skin-prediction.py --forearms nist.csv --out Sources/SkinAnalysis/Calibration/Fit/SkinPredictionTable.swift
    swift format -i Sources/SkinAnalysis/Calibration/Fit/SkinPredictionTable.swift
    make-skin-prediction.py --forearms nist.csv --judge

nist.csv: reflectance factors of human forearms (NIST, doi 10.18434/M38597, public domain), 380 to 780 nm in steps of 5 nm,
one column a subject. What the table is: Documentation/Methods.md, Color card. Skins to learn from are every other
forearm by brightness, so that --judge has skins the table has not seen, and lights and cameras as well.
"""

from __future__ import annotations

import argparse
import warnings
from pathlib import Path

import numpy as np

warnings.filterwarnings("ignore")
import colour  # noqa: E402

TABLES = Path(__file__).resolve().parent.parent / "Sources/SkinPhantom/Spectra"
NM = np.arange(380, 781, 5.0)
# Effective sensitivity of a channel: a smooth camera curve (correlated over 45 nm) times a lamp from the CIE's tables, and 1 % of
# its power uncorrelated.
CORRELATION_NM = 45.0
UNCORRELATED = 0.01
# Spectra of a real card differ from Ohta's, and readings from the truth: share of the patch, share of white.
PATCH_NOISE, FLOOR_NOISE = 0.01, 0.001
CARD_WEIGHT = 0.01
XYZ_TO_SRGB = np.linalg.inv([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])
LAMPS = ["A", "B", "C", "D50", "D55", "D65", "D75", *(f"FL{k}" for k in range(1, 13)), *(f"FL3.{k}" for k in range(1, 16)),
         *(f"HP{k}" for k in range(1, 6)), *(f"LED-B{k}" for k in range(1, 6)), "LED-BH1", "LED-RGB1", "LED-V1", "LED-V2"]


def table(name: str) -> np.ndarray:
    return np.loadtxt(TABLES / name, delimiter=",", skiprows=1)[:, 1:]


OBSERVER, HEMOGLOBIN, CARD = (table(name) for name in ("observer.csv", "hemoglobin.csv", "card.csv"))


def lamp(name: str) -> np.ndarray:
    spectrum = colour.SDS_ILLUMINANTS[name]
    power = np.interp(NM, spectrum.wavelengths, spectrum.values, left=0, right=0)
    return power / power.mean()


def changed(reflectance: np.ndarray, blood: float, melanin: float) -> np.ndarray:
    """The skin with more blood in the dermis (Kubelka-Munk) and melanin above it; constants of the synthetic skin."""
    absorbed = np.log(10) * (0.65 * HEMOGLOBIN[:, 0] + 0.35 * HEMOGLOBIN[:, 1]) * 150 / 64500
    thickness = 2 * absorbed * 0.0011
    below = (reflectance - 0.02778) / ((1 - 0.02778) * (1 - 0.5295) + 0.5295 * (reflectance - 0.02778))
    ratio = (1 - below) ** 2 / (2 * below)
    ratio = ratio + 2 * blood * absorbed * (1 - np.exp(-thickness)) / thickness / (0.75 * 30 * (NM / 500) ** -1.421)
    below = 1 + ratio - np.sqrt(ratio**2 + 2 * ratio)
    below = below * np.exp(-2 * melanin * 6.6e11 * NM**-3.33 * 0.006)
    return (1 - 0.02778) * (1 - 0.5295) * below / (1 - 0.5295 * below) + 0.02778


def true_color(spectra: np.ndarray) -> np.ndarray:
    weights = OBSERVER * table("lights.csv")[:, :1]
    return spectra.T @ weights / weights[:, 1].sum() @ XYZ_TO_SRGB.T


def adapted_color(spectra: np.ndarray) -> np.ndarray:
    """As the makers' colors of the patches are used: under D50, brought to D65 by Bradford's transform."""
    weights = OBSERVER * lamp("D50")[:, None]
    bradford = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
    gains = bradford @ [0.95047, 1, 1.08883] / (bradford @ [0.96422, 1, 0.82521])
    adaptation = np.linalg.inv(bradford) @ np.diag(gains) @ bradford
    return spectra.T @ weights / weights[:, 1].sum() @ adaptation.T @ XYZ_TO_SRGB.T


def learned(forearms: np.ndarray) -> np.ndarray:
    """Eight forearms from dark to light, as they are, reddened, and reddened under more melanin."""
    chosen = [forearms[:, index] for index in np.linspace(0, forearms.shape[1] - 1, 8).round().astype(int)]
    return np.array([changed(one, blood, melanin) for one in chosen for blood, melanin in ((0, 0), (0.012, 0), (0.012, 0.08))]).T


def wanted_color(skins: np.ndarray) -> np.ndarray:
    """Contrast between skins as under D65; their level as the makers' colors of the patches have it, by one gain a channel."""
    true, adapted = true_color(skins), adapted_color(skins)
    return true * np.exp(np.log(adapted / true).mean(axis=0))


def covariances(skins: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of patch with patch and of patch with skin, white patch with itself = 1; without noise."""
    lamps = np.array([lamp(name) for name in LAMPS])
    light = lamps.T @ lamps / len(lamps)
    distance = (NM[:, None] - NM[None]) / CORRELATION_NM
    prior = np.exp(-0.5 * distance**2) * light + UNCORRELATED * np.trace(light) / len(NM) * np.eye(len(NM))
    own = CARD.T @ prior @ CARD
    return own / own[18, 18], CARD.T @ prior @ skins / own[18, 18]


def swift(name: str, comment: str, rows: np.ndarray) -> list[str]:
    lines = [f"    /// {comment}", f"    static let {name}: [[Double]] = ["]
    for row in rows:
        lines.append("        [")
        for start in range(0, len(row), 8):
            lines.append("            " + ", ".join(f"{value:.9g}" for value in row[start : start + 8]) + ",")
        lines.append("        ],")
    return [*lines, "    ]"]


def write(path: Path, skins: np.ndarray) -> None:
    own, shared = covariances(skins)
    lines = [
        "// Written by Scripts/make-skin-prediction.py; sources and license there and in Documentation/Decisions.md.", "",
        "/// What is known beforehand of how cameras see patches and skin; see ``SkinPrediction``.",
        "enum SkinPredictionTable {",
        *swift("patches", "Covariance of the readings of patch and patch, white with itself = 1.", own),
        *swift("skins", "Covariance of the readings of patch (row) and skin (column).", shared),
        *swift("colors", "Linear sRGB of the skins under D65, at the level of the colors of the patches.", wanted_color(skins)), "}", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def erythema(colors: np.ndarray) -> np.ndarray:
    floor = np.minimum(0.02778, 0.3 * colors.min(axis=1))
    return 100 * np.log10((colors[:, 0] - floor) / (colors[:, 1] - floor))


def fitted(seen: np.ndarray, wanted: np.ndarray, weights: np.ndarray) -> np.ndarray:
    root = np.sqrt(weights)[:, None]
    return np.linalg.lstsq(seen * root, wanted * root, rcond=None)[0]


def judge(skins: np.ndarray, unseen: np.ndarray) -> None:
    random = np.random.default_rng(1)
    own, shared = covariances(skins)
    sums = np.linalg.solve(own + np.diag(PATCH_NOISE**2 * np.diag(own) + FLOOR_NOISE**2), shared)
    card_true, skins_true = adapted_color(CARD), wanted_color(skins)
    plain = np.where(np.arange(24) < 2, 16.0, 1.0) / (card_true[:, 1] + 0.05)
    weights = np.concatenate([np.full(24, CARD_WEIGHT), skins_true[:, 1] ** -2])
    print("camera      light     slope of redness, mean and SD over skins      ΔE2000 of skins")
    for name in ("Nikon 5100 (NPL)", "Sigma SDMerill (NPL)"):
        curves = colour.MSDS_CAMERA_SENSITIVITIES[name]
        camera = np.stack([np.interp(NM, curves.wavelengths, column, left=0, right=0) for column in np.asarray(curves.values).T], axis=1)
        for light in ("D65", "A", "FL2", "FL11", "LED-B3", "LED-V1"):
            channel = camera * lamp(light)[:, None] / (camera * lamp(light)[:, None]).sum(axis=0)
            card = CARD.T @ channel * (1 + 0.003 * random.standard_normal((24, 3)))
            maps = (fitted(card, card_true, plain),
                    fitted(np.vstack([card, sums.T @ card]), np.vstack([card_true, skins_true]), weights))
            figures = []
            for fit in maps:
                slopes, misses = [], []
                for one in unseen.T:
                    levels = np.array([changed(one, blood, 0) for blood in (0, 0.003, 0.006, 0.012, 0.018)]).T
                    true, found = true_color(levels), np.maximum(levels.T @ channel @ fit, 1e-4)
                    slopes.append(np.polyfit(erythema(true), erythema(found), 1)[0])
                    labs = [colour.XYZ_to_Lab(rgb @ np.linalg.inv(XYZ_TO_SRGB).T, [0.3127, 0.3290]) for rgb in (true, found)]
                    misses.append(colour.delta_E(*labs, method="CIE 2000").mean())
                figures.append(f"{np.mean(slopes):.2f} ± {np.std(slopes):.2f}   ΔE {np.mean(misses):.1f}")
            print(f"{name[:10]:11} {light:7} card alone {figures[0]}   with skins {figures[1]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--forearms", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--judge", action="store_true")
    options = parser.parse_args()
    forearms = np.loadtxt(options.forearms, delimiter=",", skiprows=1)[:, 1:]
    forearms = forearms[:, np.argsort(forearms[np.searchsorted(NM, 650)])]
    skins = learned(forearms[:, ::2])
    if options.out:
        write(options.out, skins)
    if options.judge:
        judge(skins, forearms[:, 1::2])


if __name__ == "__main__":
    main()
