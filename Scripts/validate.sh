#!/usr/bin/env bash
# Simulations with known truth, too long for the tests; prints the table for Documentation/Validation.md.
# Usage: Scripts/validate.sh healing [runs [random sessions]]
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-healing}" in
    healing)
        swift build -c release --product HealingSimulation >&2
        program="$(swift build -c release --show-bin-path)/HealingSimulation"
        "$program" "${2:-2000}"
        "$program" speed
        "$program" fuzz "${3:-1000000}"
        ;;
    *)
        echo "validate: there is no check named $1" >&2
        exit 64
        ;;
esac
