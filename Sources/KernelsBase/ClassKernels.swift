import CVec
import KernelAPI

extension Kernels {
    package static func classify(
        _ encoded: UnsafePointer<Float>, count: Int, gate: UnsafePointer<Float>, into codes: UnsafeMutablePointer<UInt8>
    ) -> Bool {
        var x = 0
        var any = SIMD8<Int32>(repeating: 0)
        while x &+ 8 <= count {
            let at = encoded + 3 &* x
            let (a, b, c) = (load(at), load(at + 8), load(at + 16))
            let code = classes(cvec_first_of_3(a, b, c), cvec_second_of_3(a, b, c), cvec_third_of_3(a, b, c), gate)
            any |= code
            let bytes = UnsafeMutableRawPointer(codes + x)
            bytes.storeBytes(of: unsafeBitCast(cvec_narrow(code), to: UInt64.self), as: UInt64.self)
            x &+= 8
        }
        while x < count {
            let (red, green, blue) = (encoded[3 &* x], encoded[3 &* x &+ 1], encoded[3 &* x &+ 2])
            let code = classes(spread(red), spread(green), spread(blue), gate)
            any |= code
            codes[x] = UInt8(truncatingIfNeeded: code[0])
            x &+= 1
        }
        let suspects = any & SIMD8<Int32>(repeating: 32)
        return suspects != SIMD8<Int32>(repeating: 0)
    }

    package static func glareBins(
        redDensity: UnsafePointer<Float>, greenDensity: UnsafePointer<Float>, lightness: UnsafePointer<Float>,
        count: Int, erythema: UnsafeMutablePointer<UInt16>, levels: UnsafeMutablePointer<UInt16>
    ) {
        var x = 0
        while x < count {
            let rest = count &- x
            let isWhole = rest >= 8
            let red = isWhole ? load(redDensity + x) : load(redDensity + x, rest)
            let green = isWhole ? load(greenDensity + x) : load(greenDensity + x, rest)
            let light = isWhole ? load(lightness + x) : load(lightness + x, rest)
            let value = (spread(100) * (green - red) + spread(25)) * spread(4)
            let bin = cvec_trunc(cvec_min(cvec_max(value, spread(0)), spread(511)))
            let level = cvec_trunc(cvec_min(cvec_max(light * spread(4), spread(0)), spread(511)))
            let (bins, marks) = (cvec_narrow_16(bin), cvec_narrow_16(level))
            if isWhole {
                UnsafeMutableRawPointer(erythema + x).storeBytes(of: bins, as: SIMD8<UInt16>.self)
                UnsafeMutableRawPointer(levels + x).storeBytes(of: marks, as: SIMD8<UInt16>.self)
            } else {
                for lane in 0..<rest { (erythema[x &+ lane], levels[x &+ lane]) = (bins[lane], marks[lane]) }
            }
            x &+= 8
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
        while x < count {
            // Byte counters hold 255 steps at most.
            let end = x &+ 128 < count ? x &+ 128 : count
            var (inside, gate, clipped, dark, glare): (UInt8, UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0, 0)
            for i in x..<end {
                let (own, code) = (outline[i], codes[i])
                keep[i] = code & mask == 0 ? own : 0
                inside &+= own
                gate &+= own & code
                clipped &+= own & (code &>> 1)
                dark &+= own & (code &>> 2)
                glare &+= own & (code &>> 3)
            }
            counters[0] &+= Int(inside)
            counters[1] &+= Int(gate)
            counters[2] &+= Int(clipped)
            counters[3] &+= Int(dark)
            counters[4] &+= Int(glare)
            x = end
        }
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
    let suspect = suspects(red, green, blue, gate) & low & high & ~(clipped | dark) & SIMD8<Int32>(repeating: 32)
    let limits = (clipped & SIMD8<Int32>(repeating: 2)) | (dark & SIMD8<Int32>(repeating: 4))
    return (skin | limits) | suspect
}

/// All bits where a pixel may be glare: red below a line in green, luminance (by a cubic of the codes) above a floor.
@inline(__always)
private func suspects(_ red: Lanes, _ green: Lanes, _ blue: Lanes, _ gate: UnsafePointer<Float>) -> SIMD8<Int32> {
    let isPale = cvec_less(red, spread(gate[6]) * green + spread(gate[7]))
    let light = spread(0.2126) * decoded(red) + spread(0.7152) * decoded(green)
    let luminance = light + spread(0.0722) * decoded(blue)
    return isPale & cvec_less(spread(gate[8]), luminance)
}

/// The sRGB decoding of a code 0…255 within 0.002.
@inline(__always)
private func decoded(_ code: Lanes) -> Lanes {
    let c = code * spread(1.0 / 255)
    return c * (spread(0.012522878) + c * (spread(0.682171111) + c * spread(0.305306011)))
}
