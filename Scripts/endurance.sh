#!/usr/bin/env bash
# What takes too long for the tests: a study of 2,000 photos killed again and again, a full disk, and 20,000 photos.
# Figures go to Documentation/Validation.md by hand.
# Usage: Scripts/endurance.sh [kills|disk|many|all] [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."
what="${1:-all}"
program="${2:-}"
if [ -z "$program" ]; then
    swift build -c release --product dermacurve >&2
    program="$(swift build -c release --show-bin-path)/dermacurve"
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

seconds() { date +%s.%N; }

kills() {
    python3 Scripts/make-small-photos.py "$work/study" 100 20
    "$program" run "$work/study" --out "$work/undisturbed" -q
    local round killed=0 signal start
    start=$(seconds)
    for round in $(seq 1 20); do
        signal=KILL; [ $((round % 4)) = 0 ] && signal=TERM
        "$program" run "$work/study" --out "$work/killed" -q 2>/dev/null &
        sleep "$(python3 -c "import random; print(random.Random($round).uniform(0.2, 3))")"
        if kill -"$signal" $! 2>/dev/null; then killed=$((killed + 1)); fi
        wait $! || true
        "$program" verify "$work/killed" --sample 0 2>/dev/null || { echo "store damaged in round $round"; exit 1; }
    done
    "$program" run "$work/study" --out "$work/killed" -q
    diff -r "$work/undisturbed/tables" "$work/killed/tables" && echo "tables: the same bytes"
    echo "killed $killed times; $(python3 - "$work/killed/run.json" <<'P'
import json, sys
counts = json.load(open(sys.argv[1]))["counts"]
print(f"{counts['inputs']} photos, {counts['decoded']} decoded by the last run")
P
)"
    start=$(seconds)
    "$program" run "$work/study" --out "$work/killed" -q
    echo "second run with nothing new: $(python3 -c "print(round((($(seconds)) - $start) * 1000 / 2000, 3))") ms per photo"
    rm -rf "$work"/*
}

disk() {
    python3 Scripts/make-small-photos.py "$work/study" 20 10
    "$program" run "$work/study" --out "$work/undisturbed" -q
    mkdir "$work/small"
    unshare -rm bash -c '
        mount -t tmpfs -o size=700k none "$1/small" && "$2" run "$1/study" --out "$1/small/out" -q; echo "full disk: exit $?"
        mount -o remount,size=50m "$1/small" && "$2" run "$1/study" --out "$1/small/out" -q; echo "with room again: exit $?"
        diff -r "$1/undisturbed/tables" "$1/small/out/tables" && echo "tables: the same bytes"
    ' _ "$work" "$program"
    rm -rf "$work"/*
}

many() {
    python3 Scripts/make-small-photos.py "$work/study" 1000 20
    "$program" run "$work/study" --out "$work/out" --log json 2>"$work/log" &
    local id=$! peak=0
    : > "$work/memory"
    while kill -0 $id 2>/dev/null; do
        awk '/VmRSS/ {print $2}' "/proc/$id/status" >> "$work/memory" 2>/dev/null || true
        ls "/proc/$id/fd" 2>/dev/null | wc -l >> "$work/files"
        sleep 1
    done
    wait $id
    python3 - "$work" <<'P'
import json, sys
work = sys.argv[1]
events = [json.loads(line) for line in open(work + "/log") if line.startswith("{")]
photos = [e["elapsed"] for e in events if e["event"] == "photo"]
def rate(part): return (len(part) - 1) / (part[-1] - part[0])
memory = [int(x) / 1024 for x in open(work + "/memory").read().split()]
done = photos[-1] - photos[0]
during = memory[: max(1, int(photos[-1]))]
print(f"{len(photos)} photos in {done:.0f} s; first thousand {rate(photos[:1000]):.1f}/s, last {rate(photos[-1000:]):.1f}/s")
print(f"memory of the run: {during[len(during) // 10]:.0f} MB after a tenth, {during[-1]:.0f} MB at the last photo, "
      f"peak with curves and pages {max(memory):.0f} MB; open files at most {max(map(int, open(work + '/files')))}")
end = events[-1]["elapsed"]
print(f"curves, store, tables and {1000} pages: {end - photos[-1]:.0f} s")
P
    wc -l "$work/out/tables/"*.csv | tail -8
    local start; start=$(seconds)
    "$program" run "$work/study" --out "$work/out" -q
    echo "second run with nothing new: $(python3 -c "print(round((($(seconds)) - $start) * 1000 / 20000, 3))") ms per photo"
    rm -rf "$work"/*
}

case "$what" in
    kills) kills ;;
    disk) disk ;;
    many) many ;;
    all) kills; disk; many ;;
    *) echo "unknown part: $what" >&2; exit 64 ;;
esac
