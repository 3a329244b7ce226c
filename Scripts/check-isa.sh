#!/usr/bin/env bash
# Checks the instructions of a built program: AVX inside the newer kernels, none outside, and no fused multiply-add at all.
# Usage: Scripts/check-isa.sh PROGRAM
set -euo pipefail
program=${1:?"usage: check-isa.sh PROGRAM"}
objdump -d --no-show-raw-insn "$program" | awk '
    /^[0-9a-f]+ <.*>:$/ { symbol = $2; next }
    /\tvf(n?m(add|sub)|maddsub|msubadd)[0-9]+/ || /\tfn?m(add|la|ls|sub)\t/ { fused[symbol]++ }
    /\tv[a-z0-9]+ .*%[xyz]mm/ { if (symbol ~ /KernelsV3/) inside++; else outside[symbol]++ }
    /%ymm/ { if (symbol ~ /KernelsV3/) wide++ }
    END {
        for (symbol in outside) { print "AVX outside the newer kernels:", symbol; failed = 1 }
        for (symbol in fused) { print "fused multiply-add:", symbol; failed = 1 }
        if (!wide) { print "no 256-bit instruction in the newer kernels"; failed = 1 }
        if (!failed) print "check-isa: " inside " AVX instructions (" wide " on 256 bits), all inside the newer kernels"
        exit failed
    }'
