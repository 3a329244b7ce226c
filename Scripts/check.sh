#!/usr/bin/env bash
# Everything: lint, debug and release tests, address sanitizer, documentation.
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/setup.sh
Scripts/lint.sh
swift test
swift test -c release --scratch-path .build-release-test
# XCTest has no tests here and leaks a little itself.
swift test --disable-xctest --sanitize=address --scratch-path .build-asan
if [ "$(uname -m)" = x86_64 ]; then
    swift build -c release --product dermacurve
    Scripts/check-isa.sh .build/release/dermacurve
fi
# Two minutes for each decoder.
Scripts/fuzz.sh 2
Scripts/check-documentation.sh
echo "check: all passed"
