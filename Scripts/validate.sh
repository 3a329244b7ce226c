#!/usr/bin/env bash
# Checks too long for the tests, or that need data of the user; prints the tables for Documentation/Validation.md.
# Usage: Scripts/validate.sh healing [runs [random sessions]]
#        Scripts/validate.sh ibsi-speed
#        Scripts/validate.sh sampling [fields]
#        Scripts/validate.sh phantom [pairs of each sort and sessions, default 200]
#        Scripts/validate.sh ibsi [IMAGE.nii[.gz] MASK.nii[.gz]]   with the IBSI-1 CT phantom, which is not in this repository
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
    ibsi-speed)
        swift build -c release --product IBSIValidation >&2
        "$(swift build -c release --show-bin-path)/IBSIValidation" speed
        ;;
    sampling)
        swift build --build-tests >&2
        DERMACURVE_RUNS="${2:-400}" swift test --skip-build --filter statedErrorsAreTheSpreadOfTheValues
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
    ibsi)
        swift build --product IBSIValidation >&2
        files=()
        if [ $# -eq 3 ]; then
            folder=$(mktemp -d)
            trap 'rm -rf "$folder"' EXIT
            for name in "$2" "$3"; do
                file="$folder/${#files[@]}.nii"
                case "$name" in *.gz) gzip -dc "$name" >"$file" ;; *) cp "$name" "$file" ;; esac
                files+=("$file")
            done
        fi
        "$(swift build --show-bin-path)/IBSIValidation" ${files[@]+"${files[@]}"}
        ;;
    *)
        echo "validate: there is no check named $1" >&2
        exit 64
        ;;
esac
