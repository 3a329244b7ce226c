#!/usr/bin/env bash
# Simulations with known truth, too long for the tests; prints the table for Documentation/Validation.md.
# Usage: Scripts/validate.sh healing|sampling [runs]
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-healing}" in
    healing)
        swift build -c release --product HealingSimulation >&2
        "$(swift build -c release --show-bin-path)/HealingSimulation" "${2:-2000}"
        ;;
    sampling)
        swift build --build-tests >&2
        DERMACURVE_RUNS="${2:-400}" swift test --skip-build --filter statedErrorsAreTheSpreadOfTheValues
        ;;
    *)
        echo "validate: there is no check named $1" >&2
        exit 64
        ;;
esac
