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
        for x in 0..<count {
            let (start, end) = (Int(starts[x]), Int(ends[x]))
            var sum = first[x] * input[start]
            var i = start &+ 1
            while i < end {
                sum += input[i]
                i &+= 1
            }
            output[x] = end > start ? sum + last[x] * input[end] : sum
        }
    }

    /// Source position of output column x: (a·x + b)/(e·x + f), (c·x + d)/(e·x + f), in pixel centers.
    package static func warp(
        _ source: UnsafePointer<Float>, width: Int, height: Int, line: UnsafePointer<Double>, isCubic: Bool,
        count: Int, into output: UnsafeMutablePointer<Float>, inside: UnsafeMutablePointer<UInt8>
    ) {
        let isAffine = line[4] == 0
        let share = 1 / line[5]
        for x in 0..<count {
            let position = Double(x)
            let scale = isAffine ? share : 1 / (line[4] * position + line[5])
            let sx = (line[0] * position + line[1]) * scale
            let sy = (line[2] * position + line[3]) * scale
            let margin = isCubic ? 1.0 : 0.0
            let isInside =
                sx >= margin && sy >= margin && sx <= Double(width &- 1) - margin && sy <= Double(height &- 1) - margin
            inside[x] = isInside ? 1 : 0
            guard isInside else {
                output[x] = 0
                continue
            }
            let (column, row) = (Int(sx), Int(sy))
            let (fx, fy) = (Float(sx - Double(column)), Float(sy - Double(row)))
            output[x] =
                isCubic
                ? cubic(source, width, height, column, row, fx, fy)
                : bilinear(source, width, height, column, row, fx, fy)
        }
    }
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
