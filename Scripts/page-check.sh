#!/usr/bin/env bash
# Opens every kind of page in headless Chromium without a network: phone, tablet, desktop, dark, without script. Fails on a
# console error, a request, a page wider than its window, or a rule of WCAG 2.2 AA (axe-core) that is broken.
# Needs Debian's chromium and nodejs; axe-core comes within a package of PyPI, installed into .build/axe.
# Usage: Scripts/page-check.sh [PAGE.html …]   without pages: those of the demo study, in English and German.
set -euo pipefail
cd "$(dirname "$0")/.."
for program in chromium node python3; do
    command -v "$program" >/dev/null || { echo "Missing: $program. On Debian: apt-get install chromium nodejs python3-venv" >&2; exit 69; }
done
if [ ! -d .build/axe ]; then
    python3 -m venv .build/axe.new
    .build/axe.new/bin/pip -q install --no-deps 'axe-playwright-python==0.1.*'
    mv .build/axe.new .build/axe
fi
axe=$(find .build/axe -name axe.min.js | head -1)
pages=("$@")
if [ ${#pages[@]} = 0 ]; then
    swift build --product dermacurve >&2
    program="$(swift build --show-bin-path)/dermacurve"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    for language in en de; do
        "$program" run Samples/DemoStudy --out "$work/$language" --language "$language" --audience patient -q >&2
        "$program" compare Samples/DemoStudy/P01/2026-03-10T0830/back.jpg Samples/DemoStudy/P01/2026-03-10T0946/back.jpg \
            --regions Samples/DemoStudy/regions/P01/back.geojson --out "$work/$language/pair" --language "$language" >/dev/null
        pages+=("$work/$language"/report/*.html "$work/$language"/report/patient/*.html "$work/$language/pair/compare.html")
    done
fi
failed=0
for look in "--width 390" "--width 820" "--width 1440" "--width 1440 --dark" "--width 390 --dark"; do
    # shellcheck disable=SC2086 # options are words
    node Scripts/page-check.mjs "${pages[@]}" $look --rules "$axe" || failed=1
done
node Scripts/page-check.mjs "${pages[@]}" --without-script || failed=1
[ "$failed" = 0 ] && echo "pages: ${#pages[@]} checked, nothing broken"
exit "$failed"
