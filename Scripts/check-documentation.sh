#!/usr/bin/env bash
# Links between documents lead somewhere, every metric's source key is in Methods.md, the tables of reason codes in README and Guide
# say what the program says (--write makes them say it), every command is in the README, the manual page and the completions.
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
program="$(swift build --show-bin-path)/dermacurve"
"$program" explain --json | Scripts/reason_table.py "$@" || failed=1
metrics=$("$program" metrics --json)
for key in $(printf '%s' "$metrics" | sed -n 's/.*"source" : "\(.*\)",*/\1/p' | sort -u); do
    grep -q "\[$key\]" Documentation/Methods.md || { echo "Documentation/Methods.md: no entry [$key]" >&2; failed=1; }
done
for id in $(printf '%s' "$metrics" | sed -n 's/.*"id" : "\(.*\)",*/\1/p'); do
    grep -q "\`$id\`" Documentation/Methods.md || { echo "Documentation/Methods.md: metric $id is not described" >&2; failed=1; }
done

manual="$(mktemp -d)"
trap 'rm -rf "$manual"' EXIT
Scripts/manual.sh "$manual" 2> /dev/null
for command in $("$program" --help | sed -n '/^SUBCOMMANDS/,$s/^  \([a-z][a-z-]*\) .*/\1/p'); do
    grep -q "^| \`$command " README.md || { echo "README.md: command $command is not listed" >&2; failed=1; }
    for file in dermacurve.1 dermacurve.bash dermacurve.zsh dermacurve.fish; do
        tr -d '\\' < "$manual/$file" | grep -wF -e "$command" > /dev/null || { echo "$file: command $command is missing" >&2; failed=1; }
    done
done
[ "$failed" = 0 ] && echo "documentation: consistent"
exit "$failed"
