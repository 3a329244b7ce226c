#!/usr/bin/env bash
# Sets up and runs all tests. Modules with pixel loops are optimized in debug builds, so this is quick enough.
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/setup.sh
swift test "$@"
