#!/usr/bin/env python3
# requires: numpy>=1.24 Pillow>=9.4
"""Make the demo study: simulated redness courses on real skin photos.

Every photo of the study is a crop of one real close-up of PAD-UFES-20 (Pacheco et al. 2020,
doi 10.17632/zr7vgbcyr2.1, CC BY 4.0). A known amount of hemoglobin is added to the crop in optical
density of linear light:

    OD'(x, y) = OD(x, y) + c(t) * w(x, y) * v        OD = -log10(linear sRGB)
    v = (0.299, 0.706, 0.642) for R, G, B
    c(t) = sum over the sessions before t of c0 * 2 ** (-(t - t_session) / half_time)

w is 1 inside the treated polygon and MARGIN_PX around it, falls smoothly with the distance from it,
and is 0 in the control polygon and MARGIN_PX around that. With the erythema index
EI = 100 * log10(R_lin / G_lin) the change inside the treated polygon is therefore
100 * c(t) * (0.706 - 0.299), whatever the skin underneath.

The camera then moves by whole pixels, changes exposure, adds noise and compresses. What was done
to each photo is written to truth.csv.

    make-demo-study.py --source PAD-UFES-20/images --out Samples/DemoStudy

Writes <subject>/<visit>/<region>.jpg, regions/<subject>/<region>.geojson, treatments.csv and
truth.csv. The same seed gives the same photos; the JPEG bytes also depend on the libjpeg in use.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import shutil
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
from PIL import Image

HEMOGLOBIN = np.array([0.299, 0.706, 0.642])
EI_PER_UNIT = 100 * (HEMOGLOBIN[1] - HEMOGLOBIN[0])
MARGIN_PX = 14
BLOTCH_PX = 12
ZONE = ZoneInfo("Europe/Berlin")
SEED = 20260302
JPEG_QUALITY = 94

# Nominal hours after the session and the jitter (minutes) of a visit kept by real people.
BEFORE_HOURS = -1.0
FOLLOW_UPS = [(0.3, 4), (8, 25), (24, 50), (72, 90), (168, 120), (672, 20)]

CREDIT = (
    "Skin photo: PAD-UFES-20, Pacheco et al. 2020, doi 10.17632/zr7vgbcyr2.1, CC BY 4.0; "
    "cropped and modified"
)
DESCRIPTION = "Simulated redness course on a real skin photo. No patient was treated."

Polygon = list[tuple[int, int]]


@dataclass(frozen=True)
class Session:
    peak_ei: float
    half_time_h: float
    needle_mm: float
    passes: int
    numbing: str
    aftercare: str
    arm: str

    def excess_ei(self, hours: float) -> float:
        return self.peak_ei * 2 ** (-hours / self.half_time_h) if hours >= 0 else 0.0


@dataclass(frozen=True)
class Subject:
    name: str
    region: str
    source: str
    pixels_sha256: str  # of the decoded 8-bit RGB samples, row by row
    origin: tuple[int, int]  # of the baseline crop in the source photo
    size: int
    exposure_ev: tuple[float, float]  # range; narrow where the source is bright or pale
    first_session: datetime
    sessions: tuple[Session, Session]
    treated: Polygon
    control: Polygon
    exclude: tuple[Polygon, ...]
    falloff_px: float  # width of the fading rim around the treated skin

    def session_times(self) -> list[datetime]:
        first = self.first_session.replace(tzinfo=ZONE).astimezone(timezone.utc)
        second = first + timedelta(hours=FOLLOW_UPS[-1][0] - BEFORE_HOURS)
        return [first, second]


SUBJECTS = [
    Subject(
        name="P01",
        region="back",
        source="PAT_641_1211_321.png",
        pixels_sha256="633e163d691ceab50f62484c526914f2b17d13601c8ab8bd412e919afd81410e",
        origin=(45, 45),
        size=660,
        exposure_ev=(-0.1, 0.2),
        first_session=datetime(2026, 3, 10, 9, 30),
        sessions=(
            Session(14.5, 26.0, 1.5, 10, "lidocaine cream", "panthenol balm", "balm"),
            Session(13.0, 36.0, 1.5, 10, "lidocaine cream", "none", "none"),
        ),
        treated=[(110, 75), (320, 45), (560, 65), (600, 180), (490, 215), (350, 200), (210, 210), (105, 165)],
        control=[(210, 485), (350, 465), (540, 470), (585, 525), (565, 605), (360, 615), (220, 590)],
        exclude=([(210, 265), (255, 237), (350, 235), (460, 290), (465, 345), (395, 425), (300, 430), (215, 375)],),
        falloff_px=50,
    ),
    Subject(
        name="P02",
        region="chest",
        source="PAT_1709_3159_144.png",
        pixels_sha256="9e3614a465a5be6028499133c1dfd05c0f623ef20d0efa5b265c07f87771c441",
        origin=(60, 70),
        size=640,
        exposure_ev=(-0.2, 0.0),
        first_session=datetime(2026, 4, 14, 9, 15),
        sessions=(
            Session(9.5, 30.0, 1.0, 6, "none", "none", "none"),
            Session(12.0, 18.0, 1.5, 8, "lidocaine cream", "panthenol balm", "balm"),
        ),
        treated=[(60, 60), (250, 40), (450, 80), (450, 190), (360, 275), (250, 290), (110, 250), (50, 150)],
        control=[(35, 390), (110, 365), (195, 385), (200, 480), (150, 560), (45, 540)],
        exclude=([(215, 440), (260, 360), (330, 340), (405, 390), (400, 470), (330, 560), (240, 550)],),
        falloff_px=40,
    ),
]


def srgb_to_linear(encoded: np.ndarray) -> np.ndarray:
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def linear_to_srgb(linear: np.ndarray) -> np.ndarray:
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)


def distance_to_polygon(polygon: Polygon, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    """Distance in pixels of each point to the polygon; 0 inside it."""
    inside = np.zeros(np.broadcast(xs, ys).shape, dtype=bool)
    squared = np.full(inside.shape, np.inf)
    for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1]):
        dx, dy = bx - ax, by - ay
        along = np.clip(((xs - ax) * dx + (ys - ay) * dy) / (dx * dx + dy * dy), 0, 1)
        squared = np.minimum(squared, (xs - ax - along * dx) ** 2 + (ys - ay - along * dy) ** 2)
        if ay != by:
            crosses = (ys < ay) != (ys < by)
            inside ^= crosses & (xs < ax + (ys - ay) * dx / dy)
    return np.where(inside, 0.0, np.sqrt(squared))


def load_source(subject: Subject, folder: Path) -> np.ndarray:
    """The source photo as linear sRGB, flattened on white if it has an alpha channel."""
    with Image.open(folder / subject.source) as image:
        if image.mode == "RGBA":
            flat = Image.new("RGB", image.size, "white")
            flat.paste(image, mask=image.getchannel("A"))
        else:
            flat = image.convert("RGB")
    samples = np.asarray(flat)
    digest = hashlib.sha256(samples.tobytes()).hexdigest()
    if digest != subject.pixels_sha256:
        raise SystemExit(f"{subject.source}: not the photo this study was drawn on (pixels {digest})")
    return srgb_to_linear(samples / 255.0)


def stain_weight(subject: Subject, shape: tuple[int, int]) -> np.ndarray:
    """w(x, y) over the whole source photo, so that it moves with the skin when the crop moves."""
    ys, xs = np.mgrid[0 : shape[0], 0 : shape[1]] + 0.5
    xs -= subject.origin[0]
    ys -= subject.origin[1]
    fade = np.clip((distance_to_polygon(subject.treated, xs, ys) - MARGIN_PX) / subject.falloff_px, 0, 1)
    weight = 1 - fade * fade * (3 - 2 * fade)
    near_control = distance_to_polygon(subject.control, xs, ys) <= MARGIN_PX
    if weight[near_control].any():
        raise SystemExit(f"{subject.name}: the stain reaches the control polygon")
    return weight


def camera_noise(size: int, sd: float, rng: np.random.Generator) -> np.ndarray:
    """White noise plus the color blotches that denoising leaves in phone photos, in DN.

    The blotches matter: JPEG keeps little fine chroma, so without them whole blocks of smooth skin
    round to the same 8-bit Cr, which alone moves the mean EI by up to 0.35. They are random nodes
    less the mean of their neighborhood, so they carry no trend that would change a region's mean.
    """
    count = size // BLOTCH_PX + 2
    nodes = rng.normal(0, sd, (count + 2, count + 2, 3))
    around = sum(nodes[i : i + count, j : j + count] for i in range(3) for j in range(3)) / 9
    nodes = nodes[1:-1, 1:-1] - around
    position = np.arange(size) / BLOTCH_PX
    index = position.astype(int)
    part = (position - index)[:, None]
    rows = nodes[index] * (1 - part[..., None]) + nodes[index + 1] * part[..., None]
    blotches = rows[:, index] * (1 - part) + rows[:, index + 1] * part
    return blotches + rng.normal(0, sd, blotches.shape)


def render(
    source: np.ndarray,
    weight: np.ndarray,
    subject: Subject,
    excess_ei: float,
    shift: tuple[int, int],
    exposure_ev: float,
    noise_dn: float,
    rng: np.random.Generator,
) -> Image.Image:
    """One photo: the skin lies `shift` pixels right of and below its place in the baseline photo."""
    x, y = subject.origin[0] - shift[0], subject.origin[1] - shift[1]
    window = np.s_[y : y + subject.size, x : x + subject.size]
    if min(x, y) < 0 or source[window].shape[:2] != (subject.size, subject.size):
        raise SystemExit(f"{subject.name}: the crop leaves the source photo")
    density = (excess_ei / EI_PER_UNIT) * weight[window][..., None] * HEMOGLOBIN
    linear = source[window] * 10.0**-density * 2.0**exposure_ev
    encoded = 255 * linear_to_srgb(linear) + camera_noise(subject.size, noise_dn, rng)
    return Image.fromarray(np.clip(np.rint(encoded), 0, 255).astype(np.uint8))


def exif(captured: datetime) -> Image.Exif:
    stamp = captured.strftime("%Y:%m:%d %H:%M:%S")
    offset = captured.isoformat()[-6:]
    tags = Image.Exif()
    tags[0x010E] = DESCRIPTION
    tags[0x010F] = "Dermacurve"
    tags[0x0110] = "Simulated course"
    tags[0x0112] = 1  # Orientation: upright
    tags[0x8298] = CREDIT
    tags.get_ifd(0x8769).update(
        {
            0x9003: stamp,  # DateTimeOriginal
            0x9011: offset,  # OffsetTimeOriginal
            0xA001: 1,  # ColorSpace: sRGB
        }
    )
    return tags


def regions(subject: Subject) -> str:
    roles = [("treated", subject.treated), ("control", subject.control)]
    roles += [("exclude", polygon) for polygon in subject.exclude]
    features = [
        json.dumps(
            {
                "type": "Feature",
                "properties": {"role": role},
                "geometry": {"type": "Polygon", "coordinates": [polygon + polygon[:1]]},
            }
        )
        for role, polygon in roles
    ]
    return '{"type": "FeatureCollection", "features": [\n  ' + ",\n  ".join(features) + "\n]}\n"


def schedule(subject: Subject, rng: np.random.Generator) -> list[tuple[int, datetime]]:
    """Session index and time of each photo; the last photo of session 1 is the before of session 2."""
    times = subject.session_times()
    visits = [(0, times[0] + timedelta(hours=BEFORE_HOURS))]
    for index, treated_at in enumerate(times):
        for hours, jitter in FOLLOW_UPS:
            minutes = round(hours * 60) + int(rng.integers(-jitter, jitter + 1))
            visits.append((index, treated_at + timedelta(minutes=minutes)))
    return visits


def make_subject(subject: Subject, source_folder: Path, out: Path, rng: np.random.Generator) -> list[dict]:
    source = load_source(subject, source_folder)
    weight = stain_weight(subject, source.shape[:2])
    times = subject.session_times()
    before_ei = {0: 0.0}
    rows = []
    for number, (index, captured_utc) in enumerate(schedule(subject, rng)):
        since = [(captured_utc - treated_at) / timedelta(hours=1) for treated_at in times]
        excess = sum(session.excess_ei(hours) for session, hours in zip(subject.sessions, since))
        first = number == 0
        shift = (0, 0) if first else tuple(int(n) for n in rng.integers(-6, 7, 2))
        exposure_ev = 0.0 if first else round(float(rng.uniform(*subject.exposure_ev)), 3)
        noise_dn = round(float(rng.uniform(1, 2)), 2)
        photo = render(source, weight, subject, excess, shift, exposure_ev, noise_dn, rng)

        captured = captured_utc.astimezone(ZONE)
        visit = captured.strftime("%Y-%m-%dT%H%M")
        path = out / subject.name / visit / f"{subject.region}.jpg"
        path.parent.mkdir(parents=True)
        photo.save(path, quality=JPEG_QUALITY, subsampling="4:2:0", optimize=True, exif=exif(captured))
        rows.append(
            {
                "subject": subject.name,
                "region": subject.region,
                "visit": visit,
                "captured_at": captured.isoformat(),
                "session": index + 1,
                "hours_after": round(since[index], 4),
                "true_delta_ei": round(excess - before_ei[index], 4) + 0.0,  # never -0.0
                "true_excess_ei": round(excess, 4),
                "half_time_h": subject.sessions[index].half_time_h,
                "shift_x_px": shift[0],
                "shift_y_px": shift[1],
                "exposure_ev": exposure_ev,
                "noise_dn": noise_dn,
            }
        )
        before_ei[index + 1] = excess

    path = out / "regions" / subject.name / f"{subject.region}.geojson"
    path.parent.mkdir(parents=True)
    path.write_text(regions(subject), encoding="utf-8")
    return rows


def treatments(subject: Subject) -> list[dict]:
    return [
        {
            "subject": subject.name,
            "session": number,
            "treated_at": treated_at.astimezone(ZONE).isoformat(),
            "device": "roller",
            "needle_mm": session.needle_mm,
            "passes": session.passes,
            "regions": subject.region,
            "setting": "clinic",
            "operator": "operator-1",
            "numbing": session.numbing,
            "aftercare": session.aftercare,
            "arm": session.arm,
        }
        for number, (treated_at, session) in enumerate(zip(subject.session_times(), subject.sessions), 1)
    ]


def write_csv(path: Path, rows: list[dict]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the demo study: simulated redness courses on real skin photos.")
    parser.add_argument("--source", type=Path, required=True, metavar="DIR", help="folder with the PAD-UFES-20 photos")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="study folder to write")
    parser.add_argument("--force", action="store_true", help="replace the subjects and regions already in --out")
    options = parser.parse_args()

    missing = [s.source for s in SUBJECTS if not (options.source / s.source).is_file()]
    if missing:
        parser.error(f"not in {options.source}: {', '.join(missing)}")
    for subject in SUBJECTS:
        for old in (options.out / subject.name, options.out / "regions" / subject.name):
            if old.exists() and not options.force:
                parser.error(f"{old} exists; --force replaces it")
            shutil.rmtree(old, ignore_errors=True)

    truth = []
    for number, subject in enumerate(SUBJECTS):
        rng = np.random.default_rng([SEED, number])
        truth += make_subject(subject, options.source, options.out, rng)
    write_csv(options.out / "truth.csv", truth)
    write_csv(options.out / "treatments.csv", [row for subject in SUBJECTS for row in treatments(subject)])
    print(f"{len(truth)} photos of {len(SUBJECTS)} subjects in {options.out}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
