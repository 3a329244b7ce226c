#!/usr/bin/env bash
# Writes the manual page (dermacurve.1) and shell completions from the program's own help into a folder.
# Usage: Scripts/manual.sh [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
out="${1:-$PWD/manual}"
swift build --product dermacurve >&2
program="$(swift build --show-bin-path)/dermacurve"
mkdir -p "$out"
for shell in bash zsh fish; do "$program" --generate-completion-script "$shell" > "$out/dermacurve.$shell"; done
"$program" --experimental-dump-help | python3 Scripts/manual_page.py > "$out/dermacurve.1"
echo "manual: $out" >&2
