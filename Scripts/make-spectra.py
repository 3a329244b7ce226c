#!/usr/bin/env python3
"""Write the spectral tables of the skin simulator from public data.

    pip install colour-science==0.4.7 numpy
    make-spectra.py --hemoglobin prahl.txt --out Sources/SkinPhantom/Spectra

prahl.txt: wavelength (nm), molar extinction of HbO2 and Hb (1/(cm M)), as tabulated by Scott Prahl
(omlc.org/spectra/hemoglobin). 380 to 780 nm in steps of 5 nm. Sources and licenses: README.md beside the tables.
"""

from __future__ import annotations

import argparse
import warnings
from pathlib import Path

import numpy as np

warnings.filterwarnings("ignore")
import colour  # noqa: E402

NM = np.arange(380, 781, 5.0)
OBSERVER = "CIE 1931 2 Degree Standard Observer"
LIGHTS = {"d65": "D65", "a": "A", "fl11": "FL11", "led-b3": "LED-B3"}
CAMERAS = {"nikon-5100": "Nikon 5100 (NPL)", "sigma-sd": "Sigma SDMerill (NPL)"}


def sampled(spectrum) -> np.ndarray:
    wavelengths, values = np.asarray(spectrum.wavelengths), np.asarray(spectrum.values)
    if values.ndim == 1:
        return np.interp(NM, wavelengths, values)
    return np.stack([np.interp(NM, wavelengths, column) for column in values.T], axis=1)


def write(path: Path, names: list[str], columns: list[np.ndarray]) -> None:
    rows = [",".join(["nm", *names])]
    for index, nm in enumerate(NM):
        rows.append(",".join([f"{nm:g}", *(f"{column[index]:.6g}" for column in columns)]))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def card_columns(observer: np.ndarray) -> tuple[list[str], list[np.ndarray]]:
    """Ohta's measured patches, each times a smooth factor that gives it the color published for cards made after 2014."""
    light = sampled(colour.SDS_ILLUMINANTS["D50"])
    weights = observer * light[:, None] / (observer[:, 1] * light).sum()
    reference = list(colour.CCS_COLOURCHECKERS["ColorChecker24 - After November 2014"].data.values())
    x = (NM - 580) / 200
    basis = np.stack([np.ones_like(x), x, x * x - 0.33], axis=1)
    names, columns = [], []
    for (name, spectrum), xyy in zip(colour.SDS_COLOURCHECKERS["ColorChecker N Ohta"].items(), reference):
        target, factor = colour.xyY_to_XYZ(xyy), np.zeros(3)
        for _ in range(50):
            spectrum_now = sampled(spectrum) * np.exp(basis @ factor)
            jacobian = (weights * spectrum_now[:, None]).T @ basis
            factor += np.linalg.solve(jacobian, target - spectrum_now @ weights)
        names.append(name.split(" (")[0].replace(" ", "-"))
        columns.append(sampled(spectrum) * np.exp(basis @ factor))
    return names, columns


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hemoglobin", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()

    observer = sampled(colour.MSDS_CMFS[OBSERVER])
    write(options.out / "observer.csv", ["x", "y", "z"], list(observer.T))
    write(options.out / "lights.csv", list(LIGHTS), [sampled(colour.SDS_ILLUMINANTS[name]) for name in LIGHTS.values()])
    cameras = [(f"{key}-{channel}", column) for key, name in CAMERAS.items()
               for channel, column in zip("rgb", sampled(colour.MSDS_CAMERA_SENSITIVITIES[name]).T)]
    write(options.out / "cameras.csv", [name for name, _ in cameras], [column for _, column in cameras])
    lines = options.hemoglobin.read_text().splitlines()
    prahl = np.array([[float(x) for x in line.split()[:3]] for line in lines if line.strip()[:1].isdigit()])
    write(options.out / "hemoglobin.csv", ["oxygenated", "deoxygenated"],
          [np.interp(NM, prahl[:, 0], prahl[:, k]) for k in (1, 2)])
    write(options.out / "card.csv", *card_columns(observer))


if __name__ == "__main__":
    main()
