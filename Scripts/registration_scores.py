#!/usr/bin/env python3
"""Errors of our registration and of OpenCV's on the same pairs, for registration-report.sh."""

import json
import pathlib
import subprocess
import sys

import cv2
import numpy as np

SHIFT = lambda d: np.array([[1, 0, d], [0, 1, d], [0, 0, 1.0]])


def normalized(gray):
    gray = gray.astype(np.float32)
    mean = cv2.GaussianBlur(gray, (0, 0), 12)
    spread = np.sqrt(np.maximum(cv2.GaussianBlur(gray * gray, (0, 0), 12) - mean * mean, 0))
    return np.clip(128 + 40 * (gray - mean) / (spread + 1), 0, 255).astype(np.uint8)


def opencv(first, second, normalize):
    """SIFT, ratio 0.8, MAGSAC at 2 px: the map and its inliers."""
    images = [cv2.imread(name, cv2.IMREAD_GRAYSCALE) for name in (first, second)]
    if normalize:
        images = [normalized(image) for image in images]
    sift = cv2.SIFT_create(4000)
    (points, own), (others, theirs) = (sift.detectAndCompute(image, None) for image in images)
    if own is None or theirs is None or len(theirs) < 2:
        return None, 0
    matches = [m for m, n in cv2.BFMatcher().knnMatch(own, theirs, k=2) if m.distance < 0.8 * n.distance]
    if len(matches) < 4:
        return None, 0
    source = np.float32([points[m.queryIdx].pt for m in matches])
    target = np.float32([others[m.trainIdx].pt for m in matches])
    found, mask = cv2.findHomography(source, target, cv2.USAC_MAGSAC, 2.0)
    return found, 0 if found is None else int(mask.sum())


def unbent(points, bumps):
    """The places that the shifts bring to `points`, by iteration."""
    rest = points.copy()
    for _ in range(30):
        moved = np.zeros_like(points)
        for cx, cy, radius, ax, ay in bumps or []:
            fall = np.exp(-((rest[:, 0] - cx) ** 2 + (rest[:, 1] - cy) ** 2) / (2 * radius**2))
            moved += fall[:, None] * (ax, ay)
        rest = points - moved
    return rest


def bent(points, field):
    """Points plus shifts of knots, linear between them, as the program applies them (outer corner at 0)."""
    if not field:
        return points
    columns, rows, spacing = int(field[0]), int(field[1]), field[2]
    knots = np.array(field[3:]).reshape(2, rows, columns)
    place = np.clip((points + 0.5) / spacing - 0.5, 0, [columns - 1, rows - 1])
    low = np.minimum(place.astype(int), [max(0, columns - 2), max(0, rows - 2)])
    high = np.minimum(low + 1, [columns - 1, rows - 1])
    s, t = (place - low).T
    shift = [
        (k[low[:, 1], low[:, 0]] * (1 - s) + k[low[:, 1], high[:, 0]] * s) * (1 - t)
        + (k[high[:, 1], low[:, 0]] * (1 - s) + k[high[:, 1], high[:, 0]] * s) * t
        for k in knots
    ]
    return points + np.stack(shift, 1)


def project(points, matrix):
    return cv2.perspectiveTransform(points[None], np.array(matrix))[0]


def own_map(answer):
    return SHIFT(-0.5) @ np.array(answer["map"]).reshape(3, 3) @ SHIFT(0.5)


def grid_error(pair, found, shape, field=None):
    height, width = shape[:2]
    x, y = np.meshgrid(np.linspace(0.05, 0.95, 15) * width, np.linspace(0.05, 0.95, 15) * height)
    points = np.stack([x.ravel(), y.ravel()], 1)
    a, b = project(unbent(points, pair.get("bumps")), pair["map"]), project(bent(points, field), found)
    shown = (a > 0).all(1) & (a[:, 0] < width - 1) & (a[:, 1] < height - 1)
    return float(np.linalg.norm(a - b, axis=1)[shown].mean())


def corner_error(pair, found, shape):
    height, width = shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], float)
    return float(np.linalg.norm(project(corners, pair["map"]) - project(corners, found), axis=1).mean())


def outline(shape):
    """The inner part of a photo, with corners close enough to carry."""
    height, width = shape[:2]
    t = np.linspace(0, 1, 60, endpoint=False)[:, None]
    corners = np.array([[0.3, 0.3], [0.7, 0.3], [0.7, 0.7], [0.3, 0.7]]) * (width, height)
    return np.concatenate([a + (b - a) * t for a, b in zip(corners, np.roll(corners, -1, 0))])


def measured(program, work, photo, ring):
    feature = {"type": "Feature", "properties": {"role": "treated"}, "geometry": {
        "type": "Polygon", "coordinates": [(np.vstack([ring, ring[:1]]) + 0.5).tolist()]}}
    (work / "region.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    answer = subprocess.run(
        [program, "measure", photo, "--regions", str(work / "region.geojson"), "--mm-per-px", "0.05", "--json"],
        capture_output=True, text=True)
    values = json.loads(answer.stdout)
    values = values[0] if isinstance(values, list) else values
    return {v["metric"]: v["value"] for v in values.get("measurements", values.get("values", [])) if v.get("value") is not None}


def invariance(program, work, pairs, shapes):
    """What metrics say of a carried region against the exactly carried one."""
    redness, texture = [], []
    for pair, answer in pairs:
        ring, field = outline(shapes[pair["baseline"]]), answer.get("field")
        exact = measured(program, work, pair["followUp"], project(unbent(ring, pair.get("bumps")), pair["map"]))
        found = measured(program, work, pair["followUp"], project(bent(ring, field), own_map(answer)))
        if "erythema-index" in exact and "erythema-index" in found:
            redness.append(abs(exact["erythema-index"] - found["erythema-index"]))
        for name in exact:
            if name.startswith("band-contrast") and name in found and exact[name] > 0:
                texture.append(abs(found[name] / exact[name] - 1))
    if redness and texture:
        print(f"  EI of carried regions: {len(redness)}, worst difference {max(redness):.3f} EI, "
              f"below 0.2: {100 * np.mean(np.array(redness) < 0.2):.1f} %")
        print(f"  texture bands: {len(texture)}, worst difference {100 * max(texture):.2f} %, "
              f"below 2 %: {100 * np.mean(np.array(texture) < 0.02):.1f} %")


def show(name, rows):
    errors = np.array([error for error, accepted in rows if accepted and error is not None])
    count = len(rows)
    print(
        f"{name:28s} {count:6d} {100 * len(errors) / count:9.1f} {np.median(errors):10.3f} "
        f"{np.quantile(errors, 0.9):8.3f} {100 * (errors <= 0.5).sum() / count:9.1f} {(errors > 3).sum():6d}"
    )


def score(title, same, different, shapes):
    if not same:
        return
    print(f"{title}\n{'method':28s} {'pairs':>6s} {'accepted%':>9s} {'median px':>10s} {'90% px':>8s} {'≤0.5px%':>9s} {'>3 px':>6s}")
    rows, ratios = [], []
    for p, q in same:
        error = grid_error(p, own_map(q), shapes[p["baseline"]], q.get("field")) if q.get("map") else None
        rows.append((error, q["accepted"]))
        if q["accepted"] and error is not None:
            ratios.append(q["figures"]["estimate"] / error)
    show("dermacurve", rows)
    bent_ones = [(p, q) for p, q in same if q.get("field") and q["accepted"]]
    if bent_ones:
        show("  without local shifts", [
            (grid_error(p, own_map(q), shapes[p["baseline"]]) if q.get("map") else None, q["accepted"]) for p, q in same])
        print(f"  local shifts taken for {len(bent_ones)} of {len(same)}")
    for name, normalize in (("SIFT + MAGSAC, raw", False), ("SIFT + MAGSAC, normalized", True)):
        # Accepted from so many inliers on: what refuses 99 % of the different photos (a folder may hold one photo twice).
        counts = [opencv(p["baseline"], p["followUp"], normalize)[1] for p, _ in different]
        limit = 1 + int(np.quantile(counts, 0.99)) if counts else 8
        theirs = []
        for p, _ in same:
            found, inliers = opencv(p["baseline"], p["followUp"], normalize)
            error = None if found is None else grid_error(p, found, shapes[p["baseline"]])
            theirs.append((error, error is not None and inliers >= limit))
        show(f"{name} (≥{limit})", theirs)
    ratios = np.array(ratios)
    print(f"  estimated over true error: median {np.median(ratios):.2f}, within a factor of 2: "
          f"{100 * ((ratios > 0.5) & (ratios < 2)).mean():.1f} %")


def main():
    work, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    pairs = json.loads((work / "pairs.json").read_text())
    own = [json.loads(line) for line in (work / "own.jsonl").read_text().splitlines()]
    both = list(zip(pairs, own))
    different = [(p, q) for p, q in both if not p["map"]]
    shapes = {p["baseline"]: cv2.imread(p["baseline"]).shape for p, _ in both}
    for title, kind in (("one map", "warped"), ("one map and smooth local shifts of 1 to 4 px", "deformed")):
        chosen = [(p, q) for p, q in both if p.get("set") == kind]
        score(title, chosen, [d for d in different if "set" not in d[0]], shapes)
        invariance(program, work, [(p, q) for p, q in chosen if q["accepted"]][::4], shapes)
    taken = [(p["baseline"], p["followUp"]) for p, q in different if q["accepted"]]
    print(f"different photos: {len(different)} pairs, {len(different) - len(taken)} refused")
    for first, second in taken:
        print(f"  accepted: {pathlib.Path(first).name} {pathlib.Path(second).name}")
    for p, q in both:
        if p.get("set") != "planar" or not p["map"]:
            continue
        error = f"corner error {corner_error(p, own_map(q), shapes[p['baseline']]):.2f} px" if q.get("map") else "no map"
        print(f"{pathlib.Path(p['baseline']).name} to {pathlib.Path(p['followUp']).name}: "
              f"{'accepted' if q['accepted'] else 'refused, ' + q['detail']}; {error}")


main()
