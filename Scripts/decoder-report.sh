#!/usr/bin/env bash
# What the decoders make of every file under a folder, as CSV: size, state, means before and after the color profile.
# Usage: Scripts/decoder-report.sh DIR > report.csv
set -euo pipefail
folder="$(cd "${1:?a folder of picture files}" && pwd)"
cd "$(dirname "$0")/.."
swift build -c release --product dermacurve >&2
"$(swift build -c release --show-bin-path)/dermacurve" decode-report "$folder"
