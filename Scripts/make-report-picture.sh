#!/usr/bin/env bash
# Renews the README's picture from the demo study's report. Needs Debian's chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/setup.sh chromium
out="$(mktemp -d)"
trap 'rm -rf "$out"' EXIT
swift build -c release --product dermacurve >&2
"$(swift build -c release --show-bin-path)/dermacurve" run Samples/DemoStudy --out "$out" --quiet
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1100,1330 \
    --screenshot="$PWD/Documentation/report.png" "file://$out/report/P01.html" 2>/dev/null
echo "Documentation/report.png renewed"
