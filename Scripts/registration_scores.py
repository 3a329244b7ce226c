#!/usr/bin/env python3
"""Errors of our registration and of OpenCV's on the same pairs, for registration-report.sh."""

import json
import pathlib
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


def grid_error(truth, found, shape):
    height, width = shape[:2]
    x, y = np.meshgrid(np.linspace(0.05, 0.95, 15) * width, np.linspace(0.05, 0.95, 15) * height)
    points = np.stack([x.ravel(), y.ravel()], 1)[None]
    a, b = (cv2.perspectiveTransform(points, m)[0] for m in (truth, found))
    shown = (a > 0).all(1) & (a[:, 0] < width - 1) & (a[:, 1] < height - 1)
    return float(np.linalg.norm(a - b, axis=1)[shown].mean())


def show(name, rows):
    errors = np.array([error for error, accepted in rows if accepted and error is not None])
    count = len(rows)
    print(
        f"{name:28s} {count:6d} {100 * len(errors) / count:9.1f} {np.median(errors):10.3f} "
        f"{np.quantile(errors, 0.9):8.3f} {100 * (errors <= 0.5).sum() / count:9.1f} {(errors > 3).sum():6d}"
    )


def main():
    work = pathlib.Path(sys.argv[1])
    pairs = json.loads((work / "pairs.json").read_text())
    own = [json.loads(line) for line in (work / "own.jsonl").read_text().splitlines()]
    same = [(p, q) for p, q in zip(pairs, own) if p["map"]]
    different = [(p, q) for p, q in zip(pairs, own) if not p["map"]]
    print(f"{'method':28s} {'pairs':>6s} {'accepted%':>9s} {'median px':>10s} {'90% px':>8s} {'≤0.5px%':>9s} {'>3 px':>6s}")
    shapes = {p["baseline"]: cv2.imread(p["baseline"]).shape for p, _ in same}
    rows, ratios = [], []
    for p, q in same:
        error = None
        if q.get("map"):
            found = SHIFT(-0.5) @ np.array(q["map"]).reshape(3, 3) @ SHIFT(0.5)
            error = grid_error(np.array(p["map"]), found, shapes[p["baseline"]])
        rows.append((error, q["accepted"]))
        if q["accepted"] and error is not None:
            ratios.append(q["figures"]["estimate"] / error)
    show("dermacurve", rows)
    for name, normalize in (("SIFT + MAGSAC, raw", False), ("SIFT + MAGSAC, normalized", True)):
        # Accepted from so many inliers on: what refuses 99 % of the different photos (a folder may hold one photo twice).
        counts = [opencv(p["baseline"], p["followUp"], normalize)[1] for p, _ in different]
        limit = 1 + int(np.quantile(counts, 0.99)) if counts else 8
        theirs = []
        for p, _ in same:
            found, inliers = opencv(p["baseline"], p["followUp"], normalize)
            error = None if found is None else grid_error(np.array(p["map"]), found, shapes[p["baseline"]])
            theirs.append((error, error is not None and inliers >= limit))
        show(f"{name} (≥{limit})", theirs)
    ratios = np.array(ratios)
    print(f"estimated over true error: median {np.median(ratios):.2f}, within a factor of 2: "
          f"{100 * ((ratios > 0.5) & (ratios < 2)).mean():.1f} %")
    taken = [(p["baseline"], p["followUp"]) for p, q in different if q["accepted"]]
    print(f"different photos: {len(different)} pairs, {len(different) - len(taken)} refused")
    for first, second in taken:
        print(f"  accepted: {pathlib.Path(first).name} {pathlib.Path(second).name}")


main()
