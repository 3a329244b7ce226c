#!/usr/bin/env bash
# Checks too long for the tests, or that need data of the user; prints the tables for Documentation/Validation.md.
# Usage: Scripts/validate.sh healing [runs]
#        Scripts/validate.sh ibsi [IMAGE.nii[.gz] MASK.nii[.gz]]   with the IBSI-1 CT phantom, which is not in this repository
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-healing}" in
    healing)
        swift build -c release --product HealingSimulation >&2
        "$(swift build -c release --show-bin-path)/HealingSimulation" "${2:-2000}"
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
