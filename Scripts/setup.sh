#!/usr/bin/env bash
# Makes a fresh Debian or Ubuntu machine ready to build: checks Swift, installs the C libraries that are missing.
# Usage: Scripts/setup.sh [more Debian packages …]
set -euo pipefail

need_swift="6.2"

if ! command -v swift >/dev/null 2>&1; then
    echo "Dermacurve needs Swift $need_swift or later, and there is no swift on the PATH." >&2
    echo "Get it from https://www.swift.org/install/linux/ and run this script again." >&2
    exit 1
fi
have_swift=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
if [ "$(printf '%s\n%s\n' "$need_swift" "${have_swift:-0}" | sort -V | head -n 1)" != "$need_swift" ]; then
    echo "Dermacurve needs Swift $need_swift or later; this is ${have_swift:-unknown}." >&2
    echo "Get it from https://www.swift.org/install/linux/ and run this script again." >&2
    exit 1
fi

packages="libjpeg-dev libpng-dev libexif-dev liblcms2-dev libheif-dev libtiff-dev libsqlite3-dev pkg-config $*"
missing=""
for package in $packages; do
    if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "ok installed"; then
        missing="$missing $package"
    fi
done
[ -z "$missing" ] && exit 0

install="apt-get update && apt-get install -y --no-install-recommends$missing"
if ! command -v apt-get >/dev/null 2>&1; then
    echo "These libraries are missing (Debian names):$missing" >&2
    echo "Install their like with your package manager, then run this script again." >&2
    exit 1
fi
if [ "$(id -u)" = 0 ]; then
    run=""
elif sudo -n true 2>/dev/null; then
    run="sudo "
else
    echo "These packages are missing:$missing" >&2
    echo "Install them with this command, then run this script again:" >&2
    echo "  sudo sh -c '$install'" >&2
    exit 1
fi
echo "Installing$missing" >&2
${run}sh -c "DEBIAN_FRONTEND=noninteractive; export DEBIAN_FRONTEND; $install" >&2
