import CVec
import KernelAPI

extension Kernels {
    /// Gate: Cb from, Cb to, Cr from, Cr to, clipped from, dark below.
    package static func classify(
        _ encoded: UnsafePointer<Float>, count: Int, gate: UnsafePointer<Float>, into codes: UnsafeMutablePointer<UInt8>
    ) {
        var x = 0
        while x &+ 8 <= count {
            let at = encoded + 3 &* x
            let (a, b, c) = (load(at), load(at + 8), load(at + 16))
            let code = classes(cvec_first_of_3(a, b, c), cvec_second_of_3(a, b, c), cvec_third_of_3(a, b, c), gate)
            let bytes = UnsafeMutableRawPointer(codes + x)
            bytes.storeBytes(of: unsafeBitCast(cvec_narrow(code), to: UInt64.self), as: UInt64.self)
            x &+= 8
        }
        while x < count {
            let (red, green, blue) = (encoded[3 &* x], encoded[3 &* x &+ 1], encoded[3 &* x &+ 2])
            let code = classes(spread(red), spread(green), spread(blue), gate)
            codes[x] = UInt8(truncatingIfNeeded: code[0])
            x &+= 1
        }
    }

    package static func classify(
        _ samples: UnsafePointer<UInt8>, count: Int, gate: UnsafePointer<Float>,
        into codes: UnsafeMutablePointer<UInt8>
    ) {
        var x = 0
        while x &+ 8 <= count {
            let at = samples + 3 &* x
            let (a, b, c) = (widened(at), widened(at + 8), widened(at + 16))
            let code = classes(cvec_first_of_3(a, b, c), cvec_second_of_3(a, b, c), cvec_third_of_3(a, b, c), gate)
            let bytes = UnsafeMutableRawPointer(codes + x)
            bytes.storeBytes(of: unsafeBitCast(cvec_narrow(code), to: UInt64.self), as: UInt64.self)
            x &+= 8
        }
        while x < count {
            let red = spread(Float(samples[3 &* x]))
            let (green, blue) = (spread(Float(samples[3 &* x &+ 1])), spread(Float(samples[3 &* x &+ 2])))
            codes[x] = UInt8(truncatingIfNeeded: classes(red, green, blue, gate)[0])
            x &+= 1
        }
    }

    package static func glareBins(
        redDensity: UnsafePointer<Float>, greenDensity: UnsafePointer<Float>, lightness: UnsafePointer<Float>,
        count: Int, erythema: UnsafeMutablePointer<UInt16>, levels: UnsafeMutablePointer<UInt16>,
        palest: UnsafeMutablePointer<Float>, lightest: UnsafeMutablePointer<Float>
    ) {
        var (start, run) = (0, 0)
        while start < count {
            let end = start &+ 64 < count ? start &+ 64 : count
            var (pale, light) = (spread(1e9), spread(-1e9))
            var x = start
            while x &+ 8 <= end {
                let value = spread(100) * (load(greenDensity + x) - load(redDensity + x))
                let level = load(lightness + x)
                pale = cvec_min(pale, value)
                light = cvec_max(light, level)
                UnsafeMutableRawPointer(erythema + x).storeBytes(of: erythemaBin(value), as: SIMD8<UInt16>.self)
                UnsafeMutableRawPointer(levels + x).storeBytes(of: lightnessBin(level), as: SIMD8<UInt16>.self)
                x &+= 8
            }
            while x < end {
                let value = spread(100) * (spread(greenDensity[x]) - spread(redDensity[x]))
                pale = cvec_min(pale, value)
                light = cvec_max(light, spread(lightness[x]))
                (erythema[x], levels[x]) = (erythemaBin(value)[0], lightnessBin(spread(lightness[x]))[0])
                x &+= 1
            }
            (palest[run], lightest[run]) = (pale[0], light[0])
            for lane in 1..<8 {
                palest[run] = pale[lane] < palest[run] ? pale[lane] : palest[run]
                lightest[run] = light[lane] > lightest[run] ? light[lane] : lightest[run]
            }
            (start, run) = (end, run &+ 1)
        }
    }

    package static func tally(
        _ erythema: UnsafePointer<UInt16>, _ levels: UnsafePointer<UInt16>, codes: UnsafePointer<UInt8>, mask: UInt8,
        wanted: UInt8, count: Int, into histograms: UnsafeMutablePointer<Int32>, bins: Int
    ) -> Int {
        var found = 0
        for x in 0..<count where codes[x] & mask == wanted {
            // Neighbors are alike; two copies keep one increment from waiting for the last.
            let copy = histograms + (x & 1) &* bins
            copy[Int(erythema[x])] &+= 1
            copy[2 &* bins &+ Int(levels[x])] &+= 1
            found &+= 1
        }
        return found
    }

    package static func cut(
        outline: UnsafePointer<UInt8>, codes: UnsafePointer<UInt8>, mask: UInt8, count: Int,
        into keep: UnsafeMutablePointer<UInt8>, counters: UnsafeMutablePointer<Int>
    ) {
        var x = 0
        while x &+ 32 <= count {
            // Byte counters hold 255 steps at most.
            let steps = (count &- x) / 32
            let end = x &+ 32 &* (steps < 255 ? steps : 255)
            let zero = SIMD32<UInt8>(repeating: 0)
            let cutout = SIMD32<UInt8>(repeating: mask)
            var (inside, gate, clipped, dark, glare) = (zero, zero, zero, zero, zero)
            while x < end {
                let (own, code) = (bytes32(outline + x), bytes32(codes + x))
                store32(cvec_and_bytes(own, cvec_is_zero(cvec_and_bytes(code, cutout))), keep + x)
                inside = cvec_add_bytes(inside, own)
                gate = cvec_add_bytes(gate, cvec_and_bytes(own, code))
                clipped = cvec_add_bytes(clipped, cvec_and_bytes(own, cvec_shift_right(code, 1)))
                dark = cvec_add_bytes(dark, cvec_and_bytes(own, cvec_shift_right(code, 2)))
                glare = cvec_add_bytes(glare, cvec_and_bytes(own, cvec_shift_right(code, 3)))
                x &+= 32
            }
            counters[0] &+= Int(cvec_sum_bytes(inside))
            counters[1] &+= Int(cvec_sum_bytes(gate))
            counters[2] &+= Int(cvec_sum_bytes(clipped))
            counters[3] &+= Int(cvec_sum_bytes(dark))
            counters[4] &+= Int(cvec_sum_bytes(glare))
        }
        while x < count {
            let (own, code) = (outline[x], codes[x])
            keep[x] = code & mask == 0 ? own : 0
            counters[0] &+= Int(own)
            counters[1] &+= Int(own & code)
            counters[2] &+= Int(own & (code &>> 1))
            counters[3] &+= Int(own & (code &>> 2))
            counters[4] &+= Int(own & (code &>> 3))
            x &+= 1
        }
    }

    package static func select(
        _ codes: UnsafePointer<UInt8>, bit: UInt8, count: Int, into output: UnsafeMutablePointer<UInt8>
    ) {
        for x in 0..<count { output[x] = codes[x] & bit != 0 ? 1 : 0 }
    }

    package static func sum(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int {
        var (total, x) = (0, 0)
        while x < count {
            let end = x &+ 128 < count ? x &+ 128 : count
            var part: UInt8 = 0
            for i in x..<end { part &+= bytes[i] }
            total &+= Int(part)
            x = end
        }
        return total
    }
}

@inline(__always)
private func widened(_ samples: UnsafePointer<UInt8>) -> Lanes {
    Lanes(UnsafeRawPointer(samples).loadUnaligned(as: SIMD8<UInt8>.self))
}

/// Bits of eight pixels.
@inline(__always)
private func classes(_ red: Lanes, _ green: Lanes, _ blue: Lanes, _ gate: UnsafePointer<Float>) -> SIMD8<Int32> {
    let blueLeft = spread(128) - spread(0.168736) * red - spread(0.331264) * green
    let blueness = blueLeft + spread(0.5) * blue
    let redLeft = spread(128) + spread(0.5) * red - spread(0.418688) * green
    let redness = redLeft - spread(0.081312) * blue
    let low = cvec_less_equal(spread(gate[0]), blueness) & cvec_less_equal(blueness, spread(gate[1]))
    let high = cvec_less_equal(spread(gate[2]), redness) & cvec_less_equal(redness, spread(gate[3]))
    let clipped = cvec_less_equal(spread(gate[4]), cvec_max(red, cvec_max(green, blue)))
    let dark = cvec_less(green, spread(gate[5]))
    let skin = low & high & SIMD8<Int32>(repeating: 1)
    return skin | (clipped & SIMD8<Int32>(repeating: 2)) | (dark & SIMD8<Int32>(repeating: 4))
}

@inline(__always)
private func erythemaBin(_ value: Lanes) -> SIMD8<UInt16> {
    let place = (value + spread(25)) * spread(4)
    return cvec_narrow_16(cvec_trunc(cvec_min(cvec_max(place, spread(0)), spread(511))))
}

@inline(__always)
private func lightnessBin(_ level: Lanes) -> SIMD8<UInt16> {
    cvec_narrow_16(cvec_trunc(cvec_min(cvec_max(level * spread(4), spread(0)), spread(511))))
}
