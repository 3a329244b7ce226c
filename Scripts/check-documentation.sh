#!/usr/bin/env bash
# Links between documents lead somewhere, every metric's source key is in Methods.md, every reason code in the README.
set -euo pipefail
cd "$(dirname "$0")/.."
failed=0

while IFS=: read -r file link; do
    target="$(dirname "$file")/${link%%#*}"
    if [ ! -e "$target" ]; then
        echo "$file: broken link to $link" >&2
        failed=1
    fi
done < <(git ls-files '*.md' | xargs grep -oH '](\([^)]*\))' | sed 's/](\(.*\))$/\1/' | grep -v 'https\?://' | grep -v ':#')

swift build --product dermacurve >&2
metrics=$("$(swift build --show-bin-path)/dermacurve" metrics --json)
for key in $(printf '%s' "$metrics" | sed -n 's/.*"source" : "\(.*\)",*/\1/p' | sort -u); do
    grep -q "\[$key\]" Documentation/Methods.md || { echo "Documentation/Methods.md: no entry [$key]" >&2; failed=1; }
done
for id in $(printf '%s' "$metrics" | sed -n 's/.*"id" : "\(.*\)",*/\1/p'); do
    grep -q "\`$id\`" Documentation/Methods.md || { echo "Documentation/Methods.md: metric $id is not described" >&2; failed=1; }
done
for code in $(sed -n 's/.*rawValue: "\(.*\)").*/\1/p' 'Sources/StudyRecords/Photo/ReasonCode+Codes.swift'); do
    grep -q "\`$code\`" README.md || { echo "README.md: reason code $code is not listed" >&2; failed=1; }
done
[ "$failed" = 0 ] && echo "documentation: consistent"
exit "$failed"
