#!/usr/bin/env python3
"""What limits the color of skin under a card's 3 x 3 matrix, and what would mend it. Prints slopes of recovered against
true redness by camera, light and tone: the matrix of today (skin patches sixteenfold), and one fitted to skins as well whose
camera colors are predicted from the photographed card.

A skin spectrum is nearly a weighted sum of the 24 patch spectra; the same sum of the patches as photographed is what this
camera sees of it in this light. Needs numpy; reads the tables of Sources/SkinPhantom/Spectra.
"""

import numpy as np

TABLES = "Sources/SkinPhantom/Spectra/"
TONES = {"light": 0.017, "tan": 0.05, "brown": 0.075, "dark": 0.16}
RIDGE = 1e-3
CARD_NOISE = 0.003
XYZ_TO_SRGB = np.linalg.inv([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])


def table(name: str) -> tuple[list[str], np.ndarray]:
    with open(TABLES + name, encoding="utf-8") as file:
        names = file.readline().strip().split(",")[1:]
        return names, np.loadtxt(file, delimiter=",")[:, 1:]


NM = np.arange(380, 781, 5.0)
OBSERVER, HEMOGLOBIN, CARD = (table(name)[1] for name in ("observer.csv", "hemoglobin.csv", "card.csv"))
LIGHT_NAMES, LIGHTS = table("lights.csv")
CAMERAS = table("cameras.csv")[1]


def skin(blood: float, melanin: float) -> np.ndarray:
    """Reflectance; the model of Documentation/Methods.md, Synthetic skin."""
    oxygen = 0.55 + 0.05 * np.log2(blood / 0.006)
    absorbed = np.log(10) * (oxygen * HEMOGLOBIN[:, 0] + (1 - oxygen) * HEMOGLOBIN[:, 1]) * 150 / 64500
    thickness = 2 * absorbed * 0.0011
    bloodless = 0.244 + 85.3 * np.exp(-(NM - 154) / 66.2)
    dermis = blood * absorbed * (1 - np.exp(-thickness)) / thickness + (1 - blood) * 0.233 * bloodless
    epidermis = melanin * 6.6e11 * NM**-3.33 + (1 - melanin) * bloodless
    q = 2 * dermis / (0.75 * 30 * (NM / 500) ** -1.421)
    below = (1 + q - np.sqrt(q * q + 2 * q)) * np.exp(-4 * epidermis * 0.006)
    return (1 - 0.02778) * (1 - 0.5295) * below / (1 - 0.5295 * below) + 0.02778


def true_color(spectra: np.ndarray) -> np.ndarray:
    weights = OBSERVER * LIGHTS[:, :1]
    return spectra.T @ weights / weights[:, 1].sum() @ XYZ_TO_SRGB.T


def seen(spectra: np.ndarray, camera: int, light: int) -> np.ndarray:
    weights = CAMERAS[:, 3 * camera : 3 * camera + 3] * LIGHTS[:, light : light + 1]
    return spectra.T @ weights / weights.sum(axis=0)


def erythema(colors: np.ndarray) -> np.ndarray:
    floor = np.minimum(0.02778, 0.3 * colors.min(axis=1))
    return 100 * np.log10((colors[:, 0] - floor) / (colors[:, 1] - floor))


def matrix(source: np.ndarray, target: np.ndarray, weights: np.ndarray) -> np.ndarray:
    root = np.sqrt(weights)[:, None]
    return np.linalg.lstsq(source * root, target * root, rcond=None)[0]


def main() -> None:
    random = np.random.default_rng(1)
    skins = np.array([skin(b, m) for b in (0.004, 0.006, 0.012, 0.024) for m in (0.01, 0.02, 0.04, 0.08, 0.16)]).T
    sums = np.linalg.solve(CARD.T @ CARD / len(NM) + RIDGE * np.eye(24), CARD.T @ skins / len(NM))
    card_true, skins_true = true_color(CARD), true_color(skins)
    card_weights = np.where(np.arange(24) < 2, 16.0, 1.0)
    for camera, name in enumerate(("nikon-5100", "sigma-sd")):
        for light, light_name in enumerate(LIGHT_NAMES):
            card = seen(CARD, camera, light) * (1 + CARD_NOISE * random.standard_normal((24, 3)))
            today = matrix(card, card_true, card_weights)
            both = np.vstack([card, sums.T @ card]), np.vstack([card_true, skins_true])
            predicted = matrix(*both, np.concatenate([np.full(24, 0.05), skins_true[:, 1] ** -2]))
            for tone, melanin in TONES.items():
                levels = np.array([skin(0.006 * factor, melanin) for factor in (1, 1.5, 2, 3, 4)]).T
                true = erythema(true_color(levels))
                slopes = [np.polyfit(true, erythema(seen(levels, camera, light) @ fit), 1)[0] for fit in (today, predicted)]
                print(f"{name:11} {light_name:7} {tone:6} today {slopes[0]:.2f}  with predicted skins {slopes[1]:.2f}")


if __name__ == "__main__":
    main()
