#!/usr/bin/env bash
# Fuzzes every C entry of the decoders with libFuzzer under the address and undefined-behavior sanitizers.
# Usage: Scripts/fuzz.sh [minutes per target] [target …]      targets: jpeg png heif tiff exif icc
# FUZZ_TIMEOUT: seconds one input may take, 10 if unset; more where other work leaves the fuzzer little of the processor.
# Findings go to .build-fuzz/findings; each becomes a regression test in Tests/ImagingTests/FuzzFindingTests.swift.
set -euo pipefail
cd "$(dirname "$0")/.."
minutes="${1:-3}"
shift || true
targets="${*:-jpeg png heif tiff exif icc}"
work=.build-fuzz
mkdir -p "$work"

# The clang of the Swift toolchain, else the system's; it must know libFuzzer.
echo 'int LLVMFuzzerTestOneInput(const unsigned char *d, long n) { return n > 0 && d == 0; }' >"$work/probe.c"
clang=""
for candidate in ${CLANG:-} "$(dirname "$(readlink -f "$(command -v swift)")")/clang" clang clang-19 clang-14; do
    if "$candidate" -fsanitize=fuzzer "$work/probe.c" -o "$work/probe" >/dev/null 2>&1; then
        clang="$candidate"
        break
    fi
done
[ -n "$clang" ] || { echo "fuzz: no clang with libFuzzer (Debian: clang-14 libclang-rt-14-dev)" >&2; exit 1; }

defines="" libraries="-ljpeg -lpng16 -lexif -llcms2 -lm"
if echo '#include <libheif/heif.h>' | "$clang" -E - >/dev/null 2>&1; then defines+=" -DDERMACURVE_HEIF" libraries+=" -lheif"; fi
if echo '#include <tiffio.h>' | "$clang" -E - >/dev/null 2>&1; then defines+=" -DDERMACURVE_TIFF" libraries+=" -ltiff"; fi

seeds() {
    local fixtures=Tests/ImagingTests/Fixtures
    case "$1" in
        jpeg) find $fixtures -name '*.jpg' ;;
        png) find $fixtures -name '*.png' ;;
        heif) find $fixtures -name '*.heic' ;;
        tiff) find $fixtures -name '*.tif' ;;
        exif | icc) ls Tests/Fuzz/seeds/"$1"/* ;;
    esac
}

failed=0
for target in $targets; do
    # shellcheck disable=SC2086
    "$clang" -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined $defines \
        -ISources/CImageCodecs -ISources/CImageCodecs/include Tests/Fuzz/fuzz_"$target".c Sources/CImageCodecs/*.c \
        $libraries -o "$work/fuzz_$target" 2> >(grep -v "Cannot export local symbol" >&2)
    mkdir -p "$work/corpus/$target" "$work/seeds/$target" "$work/findings/$target"
    seeds "$target" | while read -r seed; do cp "$seed" "$work/seeds/$target/"; done
    echo "fuzz: $target for $minutes min" >&2
    # From within the ignored folder, so that whatever the fuzzer writes beside its findings stays there too.
    (cd "$work" && "./fuzz_$target" -max_total_time=$((minutes * 60)) -timeout="${FUZZ_TIMEOUT:-10}" \
        -rss_limit_mb=1024 -malloc_limit_mb=1024 -max_len=65536 -print_final_stats=1 \
        -artifact_prefix="findings/$target/" "corpus/$target" "seeds/$target" >"$target.log" 2>&1) || failed=1
    grep -E "stat::number_of_executed_units|SUMMARY|ERROR" "$work/$target.log" >&2 || true
done
[ "$failed" = 0 ] && echo "fuzz: no findings" || echo "fuzz: findings in $work/findings" >&2
exit "$failed"
