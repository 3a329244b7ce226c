#!/usr/bin/env bash
# Sets up, builds, runs the demo study, and says where the report is.
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/setup.sh
echo "Building (the first time takes a few minutes) …" >&2
swift build -c release --product dermacurve >&2
out="${1:-$PWD/dermacurve-out}"
started=$(date +%s)
"$(swift build -c release --show-bin-path)/dermacurve" run Samples/DemoStudy --out "$out"
echo "The demo study took $(($(date +%s) - started)) s. Its courses are simulated on real skin."
echo "Open the report:  $out/report/index.html"
echo "The tables:       $out/tables/"
