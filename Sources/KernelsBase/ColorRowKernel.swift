import CVec
import KernelAPI

extension Kernels {
    package static func colorRow(
        _ codes: UnsafePointer<UInt8>, count: Int, tables: ColorTables, weights: UnsafePointer<Float>, length: Int,
        into sums: UnsafeMutablePointer<Double>?, logLuminance: UnsafeMutablePointer<Float>
    ) {
        let table = UnsafeRawPointer(tables.pairs).assumingMemoryBound(to: UInt64.self)
        guard let sums else {
            var x = 0
            while x < count {
                let pixels = looked(codes + 3 &* x, count &- x, table)
                store(luminance(pixels, tables), logLuminance + x, upTo: count &- x)
                x &+= 8
            }
            return
        }
        var (start, entry) = (0, sums)
        while start < count {
            let end = start &+ length < count ? start &+ length : count
            var sum = ColorLanes()
            var x = start
            while x &+ 8 <= end {
                let pixels = looked8(codes + 3 &* x, table)
                store(luminance(pixels, tables), logLuminance + x)
                sum.add(load(weights + x), pixels, tables.matrix)
                x &+= 8
            }
            if x < end {
                let (rest, readable) = (end &- x, count &- x)
                let pixels = looked(codes + 3 &* x, readable, table)
                store(luminance(pixels, tables), logLuminance + x, upTo: rest)
                sum.add(upTo8(weights + x, rest, readable), pixels, tables.matrix)
            }
            sum.add(to: entry)
            (start, entry) = (end, entry + 6)
        }
    }
}

@inline(__always)
private func luminance(_ pixels: ColorPixels, _ tables: ColorTables) -> Lanes {
    let light = mixed(pixels.red, pixels.green, pixels.blue, tables.luminance)
    return spread(tables.scale) * logarithm(cvec_max(light, spread(tables.floor)))
}

@inline(__always)
private func store(_ lanes: Lanes, _ pointer: UnsafeMutablePointer<Float>, upTo rest: Int) {
    if rest >= 8 { store(lanes, pointer) } else { store(lanes, pointer, rest) }
}

@inline(__always)
private func looked(_ codes: UnsafePointer<UInt8>, _ readable: Int, _ table: UnsafePointer<UInt64>) -> ColorPixels {
    readable >= 8 ? looked8(codes, table) : lookedFew(codes, readable, table)
}

@inline(__always)
private func looked8(_ codes: UnsafePointer<UInt8>, _ table: UnsafePointer<UInt64>) -> ColorPixels {
    let (red, redDensity) = pairs(codes, table)
    let (green, greenDensity) = pairs(codes + 1, table)
    let (blue, blueDensity) = pairs(codes + 2, table)
    return ColorPixels(
        red: red, green: green, blue: blue, redDensity: redDensity, greenDensity: greenDensity,
        blueDensity: blueDensity)
}

/// Fewer than eight pixels; code 0 behind them.
@inline(__always)
private func lookedFew(
    _ codes: UnsafePointer<UInt8>, _ count: Int, _ table: UnsafePointer<UInt64>
) -> ColorPixels {
    var (low, high, last) = (UInt64(0), UInt64(0), UInt64(0))
    for index in 0..<(3 &* count) {
        let code = UInt64(codes[index]) &<< UInt64(8 &* (index & 7))
        if index < 8 { low |= code } else if index < 16 { high |= code } else { last |= code }
    }
    var bytes = (low, high, last)
    return withUnsafeBytes(of: &bytes) { raw in
        looked8(raw.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self), table)
    }
}

/// Every third of 24 codes through a table of pairs, one load each; firsts and seconds apart.
@inline(__always)
private func pairs(_ codes: UnsafePointer<UInt8>, _ table: UnsafePointer<UInt64>) -> (Lanes, Lanes) {
    let low = SIMD4<UInt64>(
        table[Int(codes[0])], table[Int(codes[3])], table[Int(codes[6])], table[Int(codes[9])])
    let high = SIMD4<UInt64>(
        table[Int(codes[12])], table[Int(codes[15])], table[Int(codes[18])], table[Int(codes[21])])
    let (a, b) = (unsafeBitCast(low, to: Lanes.self), unsafeBitCast(high, to: Lanes.self))
    return (cvec_even(a, b), cvec_odd(a, b))
}
