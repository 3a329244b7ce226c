#!/usr/bin/env bash
# Simulations with known truth, too long for the tests; prints the table for Documentation/Validation.md.
# Usage: Scripts/validate.sh healing [runs]
#        Scripts/validate.sh phantom [pairs of each sort and sessions, default 200]
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-healing}" in
    healing)
        swift build -c release --product HealingSimulation >&2
        "$(swift build -c release --show-bin-path)/HealingSimulation" "${2:-2000}"
        ;;
    phantom)
        swift build -c release --product dermacurve >&2
        dermacurve="$(swift build -c release --show-bin-path)/dermacurve"
        folder=$(mktemp -d)
        trap 'rm -rf "$folder"' EXIT
        count=${2:-200}
        study() {
            echo "== $*"
            rm -rf "$folder/kit"
            "$dermacurve" phantom "$folder/kit" "$@" >&2
            "$dermacurve" verify --phantom "$folder/kit" --quiet |
                awk '/^UNTESTED/ { getline; next } { print }' || [ $? = 1 ]
        }
        for camera in observer nikon-5100 sigma-sd; do study --camera "$camera" --kind grid --kind crosstalk; done
        study --kind puncta --kind texture
        study --kind pairs --kind replicates --pairs "$count" --replicates 20
        study --kind course --kind replicates --subjects "$count" --replicates 20
        ;;
    *)
        echo "validate: there is no check named $1" >&2
        exit 64
        ;;
esac
