#!/usr/bin/env bash
# Times filters, stages and whole photos, next to OpenCV and djpeg where they are installed, and prints tables and JSON.
# Usage: Scripts/benchmark.sh [--peer PIPELINE.py] [--rounds N] PHOTO.jpg …
# PEER_PIPELINE and PYTHON in the environment do the same; Python needs opencv-python-headless and numpy.
set -euo pipefail
cd "$(dirname "$0")/.."
peer=${PEER_PIPELINE:-}
python=${PYTHON:-python3}
rounds=5
photos=()
while [ $# -gt 0 ]; do
    case "$1" in
    --peer) peer=$2 && shift ;;
    --rounds) rounds=$2 && shift ;;
    *) photos+=("$(realpath "$1")") ;;
    esac
    shift
done
swift build -c release --product dermacurve >&2
swift build -c release --package-path Benchmarks >&2
dermacurve=$PWD/.build/release/dermacurve
benchmark=$PWD/Benchmarks/.build/release/benchmark
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

"$benchmark" filters >"$out/filters.json"
"$benchmark" stages >"$out/stages.json"
echo '{}' >"$out/peer.json"
if "$python" -c 'import cv2, numpy' 2>/dev/null; then "$python" Benchmarks/peer_filters.py >"$out/peer.json"; fi
index=0
for photo in ${photos[@]+"${photos[@]}"}; do
    commands=(-- "$dermacurve" measure --json --mm-per-px 0.05 --jobs 1 "$photo")
    names="dermacurve"
    if command -v djpeg >/dev/null; then commands+=(-- djpeg -outfile /dev/null "$photo") && names="$names djpeg"; fi
    if [ -n "$peer" ]; then commands+=(-- "$python" "$peer" --threads 1 "$photo") && names="$names peer"; fi
    "$benchmark" run "$rounds" "${commands[@]}" >"$out/photo$index.json"
    echo "$names" >"$out/photo$index.names"
    echo "$photo" >"$out/photo$index.path"
    index=$((index + 1))
done
if [ "${#photos[@]}" -gt 0 ]; then
    many=()
    for _ in $(seq 24); do many+=("${photos[0]}"); done
    "$benchmark" run 1 -- "$dermacurve" measure --json --jobs 1 "${many[@]}" \
        -- "$dermacurve" measure --json --jobs 2 "${many[@]}" >"$out/batch.json"
fi
commit=$(git rev-parse --short HEAD)
toolchain=$(swift --version 2>/dev/null | head -n 1)
machine=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
"$python" Benchmarks/table.py "$out" "$commit" "$toolchain" "$machine, $(nproc) cores"
