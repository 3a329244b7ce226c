#!/usr/bin/env bash
# Registration of photos with known truth, beside OpenCV's SIFT + MAGSAC on the same pairs, as one table.
# Every photo of the folder is warped by 12 seeded maps (turn, scale, perspective, light, redness, 40 spots, blur, noise,
# JPEG 80), a third of them with smooth local shifts besides; every photo is paired with another one, which must be refused;
# regions carried by the maps found are measured against exactly carried ones.
# Usage: Scripts/registration-report.sh DIR [EVERY] [PLANAR]
#   EVERY 3 takes each third pair; PLANAR is a folder with published planar scenes: graf1.png, graf3.png and H1to3p.xml as in
#   Debian's opencv-doc, graf2.png and H1to2p.xml, img1.ppm, img2.ppm and H1to2p as in kornia's data, leuvenA.jpg, leuvenB.jpg
set -euo pipefail
folder="$(cd "${1:?a folder of skin photos}" && pwd)"
cd "$(dirname "$0")/.."
python3 -c 'import cv2, numpy' 2>/dev/null || {
    echo "needs Python with OpenCV: pip install opencv-python-headless" >&2
    exit 69
}
swift build -c release --product dermacurve >&2
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
python3 Scripts/registration_pairs.py "$folder" "$work" "${2:-1}" ${3:+"$3"}
program="$(swift build -c release --show-bin-path)/dermacurve"
"$program" registration-report < "$work/pairs.tsv" > "$work/own.jsonl"
python3 Scripts/registration_scores.py "$work" "$program"
