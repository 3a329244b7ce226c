#!/usr/bin/env bash
# Registration of photos with known truth, beside OpenCV's SIFT + MAGSAC on the same pairs, as one table.
# Every photo of the folder is warped by 12 seeded maps (turn, scale, perspective, light, redness, 40 spots, blur, noise,
# JPEG 80), and every photo is paired with another one, which must be refused.
# Usage: Scripts/registration-report.sh DIR [EVERY]    EVERY 3 takes each third pair
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
python3 Scripts/registration_pairs.py "$folder" "$work" "${2:-1}"
"$(swift build -c release --show-bin-path)/dermacurve" registration-report < "$work/pairs.tsv" > "$work/own.jsonl"
python3 Scripts/registration_scores.py "$work"
