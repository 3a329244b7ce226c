#!/usr/bin/env python3
"""Holds the tables of reason codes in README.md and Documentation/Guide.md to the program's catalog.

Usage: dermacurve explain --json | Scripts/reason_table.py [--write]
"""
import json
import re
import sys

PLACES = ["README.md", "Documentation/Guide.md"]
FRAME = re.compile(r"(<!-- reasons -->\n)(.*?)(<!-- /reasons -->)", re.S)


def rows(reasons):
    return ["| `{code}` | {meaning} | {cure} |".format(**reason).replace("<", "&lt;") for reason in reasons]


def main():
    wanted = rows(json.load(sys.stdin)["reasons"])
    table = "\n".join(["| code | meaning | what to do |", "|---|---|---|"] + wanted) + "\n"
    failed = False
    for path in PLACES:
        text = open(path, encoding="utf-8").read()
        found = FRAME.search(text)
        if not found:
            sys.exit(f"{path}: there are no <!-- reasons --> markers")
        if "--write" in sys.argv:
            with open(path, "w", encoding="utf-8") as file:
                file.write(FRAME.sub(lambda part: part.group(1) + table + part.group(3), text))
            continue
        present = found.group(2).splitlines()[2:]
        for line in sorted(set(wanted) ^ set(present)):
            side = "is missing" if line in wanted else "is not what the program says"
            print(f"{path}: {side}: {line}", file=sys.stderr)
            failed = True
    sys.exit(failed)


main()
