import CVec
import KernelAPI

extension Kernels {
    package static func accumulate(
        _ input: UnsafePointer<Float>, weight: Float, count: Int, into total: UnsafeMutablePointer<Float>
    ) {
        for x in 0..<count { total[x] += weight * input[x] }
    }

    package static func areaRow(
        _ input: UnsafePointer<Float>, starts: UnsafePointer<Int32>, ends: UnsafePointer<Int32>,
        first: UnsafePointer<Float>, last: UnsafePointer<Float>, count: Int, into output: UnsafeMutablePointer<Float>
    ) {
        var x = 0
        while x &+ 8 <= count {
            let (from, to) = (whole(starts + x), whole(ends + x))
            let length = cvec_float(to &- from)
            if cvec_any(cvec_less(spread(3), length)) != 0 {
                for lane in x..<(x &+ 8) { output[lane] = areaSum(input, starts, ends, first, last, lane) }
            } else {
                let (a, b, c, d) = columns(input, from)
                let tail = load(last + x)
                var sum = load(first + x) * a
                sum += areaWeight(length, 1, tail) * b
                sum += areaWeight(length, 2, tail) * c
                sum += areaWeight(length, 3, tail) * d
                store(sum, output + x)
            }
            x &+= 8
        }
        while x < count {
            output[x] = areaSum(input, starts, ends, first, last, x)
            x &+= 1
        }
    }

    /// Source position of output column x: (a·x + b)/(e·x + f), (c·x + d)/(e·x + f), in pixel centers.
    package static func warp(
        _ source: UnsafePointer<Float>, width: Int, height: Int, line: UnsafePointer<Double>, isCubic: Bool,
        count: Int, into output: UnsafeMutablePointer<Float>, inside: UnsafeMutablePointer<UInt8>
    ) {
        let isAffine = line[4] == 0
        let share = 1 / line[5]
        var x = 0
        while x < count {
            // Straight lines stay straight: where both ends of a run are inside, all of it is.
            let run = x &+ 64 <= count && isInner(line, x, width, height, isCubic)
                && isInner(line, x &+ 63, width, height, isCubic) ? 64 : 8
            if run == 64 || x &+ 8 <= count && isInner(line, x, width, height, isCubic)
                && isInner(line, x &+ 7, width, height, isCubic)
            {
                let end = x &+ run
                while x < end {
                    if isCubic {
                        cubic8(source, width, line, x, isAffine ? share : 0, output + x)
                    } else if isAffine {
                        warp8(source, width, line, x, share, output + x)
                    } else {
                        warp8(source, width, line, x, 0, output + x)
                    }
                    UnsafeMutableRawPointer(inside + x).storeBytes(of: 0x0101_0101_0101_0101, as: UInt64.self)
                    x &+= 8
                }
                continue
            }
            let position = Double(x)
            let scale = isAffine ? share : 1 / (line[4] * position + line[5])
            let sx = (line[0] * position + line[1]) * scale
            let sy = (line[2] * position + line[3]) * scale
            let margin = isCubic ? 1.0 : 0.0
            let isInside =
                sx >= margin && sy >= margin && sx <= Double(width &- 1) - margin && sy <= Double(height &- 1) - margin
            inside[x] = isInside ? 1 : 0
            output[x] = 0
            if isInside {
                let (column, row) = (Int(sx), Int(sy))
                let (fx, fy) = (Float(sx - Double(column)), Float(sy - Double(row)))
                output[x] =
                    isCubic
                    ? cubic(source, width, height, column, row, fx, fy)
                    : bilinear(source, width, height, column, row, fx, fy)
            }
            x &+= 1
        }
    }
}

@inline(__always)
private func whole(_ pointer: UnsafePointer<Int32>) -> SIMD8<Int32> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Int32>.self)
}

/// Weight of a span's k-th pixel after the first: 1 inside, `last` at its end, 0 behind.
@inline(__always)
private func areaWeight(_ length: Lanes, _ k: Float, _ last: Lanes) -> Lanes {
    let atMost = cvec_select_le(length, spread(k), last, spread(1))
    return cvec_select_le(spread(k), length, atMost, spread(0))
}

@inline(__always)
private func areaSum(
    _ input: UnsafePointer<Float>, _ starts: UnsafePointer<Int32>, _ ends: UnsafePointer<Int32>,
    _ first: UnsafePointer<Float>, _ last: UnsafePointer<Float>, _ x: Int
) -> Float {
    let (start, end) = (Int(starts[x]), Int(ends[x]))
    var sum = first[x] * input[start]
    var i = start &+ 1
    while i < end {
        sum += input[i]
        i &+= 1
    }
    return end > start ? sum + last[x] * input[end] : sum
}

/// Four successive values from each of eight places on: the first of each, the second of each, and so on.
@inline(__always)
private func columns(_ source: UnsafePointer<Float>, _ index: SIMD8<Int32>) -> (Lanes, Lanes, Lanes, Lanes) {
    let (a, b) = (twice4(source, index[0], index[4]), twice4(source, index[1], index[5]))
    let (c, d) = (twice4(source, index[2], index[6]), twice4(source, index[3], index[7]))
    let (lowAB, highAB) = (cvec_unpack_low(a, b), cvec_unpack_high(a, b))
    let (lowCD, highCD) = (cvec_unpack_low(c, d), cvec_unpack_high(c, d))
    return (
        cvec_pair_low(lowAB, lowCD), cvec_pair_high(lowAB, lowCD), cvec_pair_low(highAB, highCD),
        cvec_pair_high(highAB, highCD)
    )
}

@inline(__always)
private func twice4(_ source: UnsafePointer<Float>, _ low: Int32, _ high: Int32) -> Lanes {
    let first = UnsafeRawPointer(source + Int(low)).loadUnaligned(as: SIMD4<Float>.self)
    let second = UnsafeRawPointer(source + Int(high)).loadUnaligned(as: SIMD4<Float>.self)
    return Lanes(lowHalf: first, highHalf: second)
}

/// Whether a position and all pixels it needs are inside, with nothing to spare needed.
@inline(__always)
private func isInner(
    _ line: UnsafePointer<Double>, _ x: Int, _ width: Int, _ height: Int, _ isCubic: Bool
) -> Bool {
    let scale = 1 / (line[4] * Double(x) + line[5])
    let (sx, sy) = ((line[0] * Double(x) + line[1]) * scale, (line[2] * Double(x) + line[3]) * scale)
    let (low, high) = (isCubic ? 1.0 : 0, isCubic ? 2.0 : 1)
    return sx >= low && sy >= low && sx < Double(width) - high && sy < Double(height) - high
}

/// Eight source positions: index of the pixel to the upper left, and how far behind it.
@inline(__always)
private func places(
    _ width: Int, _ line: UnsafePointer<Double>, _ x: Int, _ share: Double
) -> (index: SIMD8<Int32>, fx: Lanes, fy: Lanes) {
    let position = SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7) + SIMD8<Double>(repeating: Double(x))
    var scale = SIMD8<Double>(repeating: share)
    if share == 0 {
        let third = SIMD8<Double>(repeating: line[4]) * position + SIMD8<Double>(repeating: line[5])
        scale = SIMD8<Double>(repeating: 1) / third
    }
    let across = SIMD8<Double>(repeating: line[0]) * position + SIMD8<Double>(repeating: line[1])
    let down = SIMD8<Double>(repeating: line[2]) * position + SIMD8<Double>(repeating: line[3])
    let (sx, sy) = (across * scale, down * scale)
    let (column, row) = (cvec_trunc_double(sx), cvec_trunc_double(sy))
    let fx = cvec_narrow_double(sx - cvec_widen_double(column))
    let fy = cvec_narrow_double(sy - cvec_widen_double(row))
    return (row &* SIMD8<Int32>(repeating: Int32(truncatingIfNeeded: width)) &+ column, fx, fy)
}

/// Eight bilinear values; `share` is 1 over the third coordinate where that is constant, 0 elsewhere.
@inline(__always)
private func warp8(
    _ source: UnsafePointer<Float>, _ width: Int, _ line: UnsafePointer<Double>, _ x: Int, _ share: Double,
    _ output: UnsafeMutablePointer<Float>
) {
    let (index, fx, fy) = places(width, line, x, share)
    let (upperLeft, upperRight) = pairs(source, index)
    let (lowerLeft, lowerRight) = pairs(source + width, index)
    let upper = upperLeft + fx * (upperRight - upperLeft)
    let lower = lowerLeft + fx * (lowerRight - lowerLeft)
    store(upper + fy * (lower - upper), output)
}

/// Eight cubic values, in the order of `cubic`.
@inline(__always)
private func cubic8(
    _ source: UnsafePointer<Float>, _ width: Int, _ line: UnsafePointer<Double>, _ x: Int, _ share: Double,
    _ output: UnsafeMutablePointer<Float>
) {
    let (index, fx, fy) = places(width, line, x, share)
    let (wx, wy) = (weights(fx), weights(fy))
    let first = source - width - 1
    var sum = wy.0 * taps(first, index, wx)
    sum += wy.1 * taps(first + width, index, wx)
    sum += wy.2 * taps(first + 2 &* width, index, wx)
    sum += wy.3 * taps(first + 3 &* width, index, wx)
    store(sum, output)
}

@inline(__always)
private func taps(
    _ row: UnsafePointer<Float>, _ index: SIMD8<Int32>, _ w: (Lanes, Lanes, Lanes, Lanes)
) -> Lanes {
    let (a, b, c, d) = columns(row, index)
    var sum = w.0 * a
    sum += w.1 * b
    sum += w.2 * c
    return sum + w.3 * d
}

@inline(__always)
private func weights(_ t: Lanes) -> (Lanes, Lanes, Lanes, Lanes) {
    let square = t * t
    let cube = square * t
    let first = spread(-0.5) * t + square
    let second = spread(1) - spread(2.5) * square
    let third = spread(0.5) * t + spread(2) * square
    return (
        first - spread(0.5) * cube, second + spread(1.5) * cube, third - spread(1.5) * cube,
        spread(0.5) * (cube - square)
    )
}

/// Each pixel and its right neighbor, one load for both.
@inline(__always)
private func pairs(_ source: UnsafePointer<Float>, _ index: SIMD8<Int32>) -> (Lanes, Lanes) {
    let low = SIMD4<UInt64>(
        pair(source, index[0]), pair(source, index[1]), pair(source, index[2]), pair(source, index[3]))
    let high = SIMD4<UInt64>(
        pair(source, index[4]), pair(source, index[5]), pair(source, index[6]), pair(source, index[7]))
    let (a, b) = (unsafeBitCast(low, to: Lanes.self), unsafeBitCast(high, to: Lanes.self))
    return (cvec_even(a, b), cvec_odd(a, b))
}

@inline(__always)
private func pair(_ source: UnsafePointer<Float>, _ index: Int32) -> UInt64 {
    UnsafeRawPointer(source + Int(index)).loadUnaligned(as: UInt64.self)
}

@inline(__always)
private func bilinear(
    _ source: UnsafePointer<Float>, _ width: Int, _ height: Int, _ column: Int, _ row: Int, _ fx: Float, _ fy: Float
) -> Float {
    let right = column &+ 1 < width ? 1 : 0
    let below = row &+ 1 < height ? width : 0
    let at = source + (row &* width &+ column)
    let upper = at[0] + fx * (at[right] - at[0])
    let lower = at[below] + fx * (at[below &+ right] - at[below])
    return upper + fy * (lower - upper)
}

/// Keys 1981 with a = -1/2: reproduces quadratics.
@inline(__always)
private func weights(_ t: Float) -> (Float, Float, Float, Float) {
    let (square, cube) = (t * t, t * t * t)
    return (
        -0.5 * t + square - 0.5 * cube, 1 - 2.5 * square + 1.5 * cube, 0.5 * t + 2 * square - 1.5 * cube,
        0.5 * (cube - square)
    )
}

@inline(__always)
private func cubic(
    _ source: UnsafePointer<Float>, _ width: Int, _ height: Int, _ column: Int, _ row: Int, _ fx: Float, _ fy: Float
) -> Float {
    // The last column and row are reached with fraction 0 only, where the tap behind them weighs nothing.
    let (wx, wy) = (weights(fx), weights(fy))
    let last = column &+ 2 < width ? 2 : 1
    let at = source + ((row &- 1) &* width &+ column)
    var sum = wy.0 * taps(at, last, wx)
    sum += wy.1 * taps(at + width, last, wx)
    sum += wy.2 * taps(at + 2 &* width, last, wx)
    let below = row &+ 2 < height ? 3 &* width : 2 &* width
    sum += wy.3 * taps(at + below, last, wx)
    return sum
}

@inline(__always)
private func taps(_ at: UnsafePointer<Float>, _ last: Int, _ w: (Float, Float, Float, Float)) -> Float {
    var sum = w.0 * at[-1]
    sum += w.1 * at[0]
    sum += w.2 * at[1]
    return sum + w.3 * at[last]
}
