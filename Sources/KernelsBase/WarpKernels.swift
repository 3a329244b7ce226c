import CVec
import KernelAPI

extension Kernels {
    /// Source position of output column x: (a·x + b)/(e·x + f), (c·x + d)/(e·x + f), in pixel centers.
    package static func warp(
        _ source: UnsafePointer<Float>, width: Int, height: Int, line: UnsafePointer<Double>, isCubic: Bool,
        count: Int, into output: UnsafeMutablePointer<Float>, inside: UnsafeMutablePointer<UInt8>
    ) {
        let limits = WarpLimits(width, height, isCubic)
        var x = 0
        var here = WarpPlace(line, 0)
        while x < count {
            if x &+ WarpRun.length <= count {
                let next = WarpPlace(line, x &+ WarpRun.length)
                // Straight lines stay straight: where both ends of a run are inside, all of it is.
                if limits.hold(here), limits.hold(next), (here.share > 0) == (next.share > 0) {
                    let run = WarpRun(source, width, line, from: here, to: next)
                    if isCubic {
                        run.cubic(into: output + x)
                    } else {
                        run.bilinear(into: output + x)
                    }
                    store32(SIMD32(repeating: 1), inside + x)
                    (x, here) = (x &+ WarpRun.length, next)
                    continue
                }
            }
            let end = x &+ WarpRun.length < count ? x &+ WarpRun.length : count
            while x < end {
                warp1(source, width, height, WarpPlace(line, x), isCubic, output + x, inside + x)
                x &+= 1
            }
            here = WarpPlace(line, x)
        }
    }
}

/// Where an output pixel lies in the source.
private struct WarpPlace {
    let (x, y, share): (Double, Double, Double)

    @inline(__always)
    init(_ line: UnsafePointer<Double>, _ column: Int) {
        let position = Double(column)
        share = 1 / (line[4] * position + line[5])
        x = (line[0] * position + line[1]) * share
        y = (line[2] * position + line[3]) * share
    }
}

/// Within these a run needs no look at the border; a thousandth of a pixel is more than its rounding.
private struct WarpLimits {
    let (low, right, bottom): (Double, Double, Double)

    @inline(__always)
    init(_ width: Int, _ height: Int, _ isCubic: Bool) {
        low = isCubic ? 1.001 : 0.001
        right = Double(width) - (isCubic ? 2.001 : 1.001)
        bottom = Double(height) - (isCubic ? 2.001 : 1.001)
    }

    @inline(__always)
    func hold(_ place: WarpPlace) -> Bool {
        place.x >= low && place.y >= low && place.x < right && place.y < bottom
    }
}

/// One pixel by the border rule.
@inline(__always)
private func warp1(
    _ source: UnsafePointer<Float>, _ width: Int, _ height: Int, _ place: WarpPlace, _ isCubic: Bool,
    _ output: UnsafeMutablePointer<Float>, _ inside: UnsafeMutablePointer<UInt8>
) {
    let margin = isCubic ? 1.0 : 0.0
    let isInside =
        place.x >= margin && place.y >= margin && place.x <= Double(width &- 1) - margin
        && place.y <= Double(height &- 1) - margin
    inside[0] = isInside ? 1 : 0
    output[0] = 0
    guard isInside else { return }
    let (column, row) = (Int(place.x), Int(place.y))
    let (fx, fy) = (Float(place.x - Double(column)), Float(place.y - Double(row)))
    output[0] =
        isCubic
        ? cubic(source, width, height, column, row, fx, fy) : bilinear(source, width, height, column, row, fx, fy)
}

/// Output pixels whose positions are taken from the first of them: with p₀ its position and w₀ its third coordinate,
/// p(k) = p₀ + k/(1 + k·e/w₀)·(d - e·p₀)/w₀. Relative to a pixel near by, so that Floats hold them to 10⁻⁵ pixels.
private struct WarpRun {
    static let length = 32

    private let (source, width): (UnsafePointer<Float>, Int)
    private let (x, y, stepX, stepY, bend): (Float, Float, Float, Float, Float)

    @inline(__always)
    init(
        _ source: UnsafePointer<Float>, _ width: Int, _ line: UnsafePointer<Double>, from first: WarpPlace,
        to end: WarpPlace
    ) {
        let column = Int(first.x < end.x ? first.x : end.x)
        let row = Int(first.y < end.y ? first.y : end.y)
        self.source = source + (row &* width &+ column)
        self.width = width
        (x, y) = (Float(first.x - Double(column)), Float(first.y - Double(row)))
        stepX = Float((line[0] - line[4] * first.x) * first.share)
        stepY = Float((line[2] - line[4] * first.y) * first.share)
        bend = Float(line[4] * first.share)
    }

    @inline(__always)
    func bilinear(into output: UnsafeMutablePointer<Float>) {
        if bend == 0 {
            eachStep { store(blended(places($0)), output + $1) }
        } else {
            eachStep { store(blended(places(bent($0))), output + $1) }
        }
    }

    @inline(__always)
    func cubic(into output: UnsafeMutablePointer<Float>) {
        if bend == 0 {
            eachStep { store(cubed(places($0)), output + $1) }
        } else {
            eachStep { store(cubed(places(bent($0))), output + $1) }
        }
    }

    @inline(__always)
    private func eachStep(_ body: (Lanes, Int) -> Void) {
        var (steps, k) = (Lanes(0, 1, 2, 3, 4, 5, 6, 7), 0)
        while k < WarpRun.length {
            body(steps, k)
            steps += spread(8)
            k &+= 8
        }
    }

    @inline(__always)
    private func bent(_ steps: Lanes) -> Lanes { steps / (spread(1) + spread(bend) * steps) }

    /// Index of the pixel to the upper left of each position, and how far behind it.
    @inline(__always)
    private func places(_ steps: Lanes) -> WarpLanes {
        let (sx, sy) = (spread(x) + spread(stepX) * steps, spread(y) + spread(stepY) * steps)
        let (column, row) = (cvec_trunc(sx), cvec_trunc(sy))
        let index = row &* SIMD8<Int32>(repeating: Int32(truncatingIfNeeded: width)) &+ column
        return WarpLanes(index: index, fx: sx - cvec_float(column), fy: sy - cvec_float(row))
    }

    @inline(__always)
    private func blended(_ places: WarpLanes) -> Lanes {
        // Where the map neither turns nor shrinks much, most pixels of a step lie side by side.
        if cvec_is_run(places.index) {
            let at = source + Int(places.index[0])
            return between(
                (cvec_load(at), cvec_load(at + 1)), (cvec_load(at + width), cvec_load(at + (width &+ 1))), places)
        }
        return between(pairs(source, places.index), pairs(source + width, places.index), places)
    }

    @inline(__always)
    private func between(_ above: (Lanes, Lanes), _ below: (Lanes, Lanes), _ places: WarpLanes) -> Lanes {
        let upper = above.0 + places.fx * (above.1 - above.0)
        let lower = below.0 + places.fx * (below.1 - below.0)
        return upper + places.fy * (lower - upper)
    }

    /// In the order of `cubic` for one pixel.
    @inline(__always)
    private func cubed(_ places: WarpLanes) -> Lanes {
        let (wx, wy) = (weights(places.fx), weights(places.fy))
        let first = source - width - 1
        var sum = wy.0 * taps(first, places.index, wx)
        sum += wy.1 * taps(first + width, places.index, wx)
        sum += wy.2 * taps(first + 2 &* width, places.index, wx)
        sum += wy.3 * taps(first + 3 &* width, places.index, wx)
        return sum
    }
}

/// Where eight output pixels lie in the source.
private struct WarpLanes {
    let index: SIMD8<Int32>
    let (fx, fy): (Lanes, Lanes)
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

/// Each pixel and its right neighbor, one load for both; in an order that parts them within each half.
@inline(__always)
private func pairs(_ source: UnsafePointer<Float>, _ index: SIMD8<Int32>) -> (Lanes, Lanes) {
    let first = SIMD4<UInt64>(
        pair(source, index[0]), pair(source, index[1]), pair(source, index[4]), pair(source, index[5]))
    let second = SIMD4<UInt64>(
        pair(source, index[2]), pair(source, index[3]), pair(source, index[6]), pair(source, index[7]))
    let (a, b) = (unsafeBitCast(first, to: Lanes.self), unsafeBitCast(second, to: Lanes.self))
    return (cvec_even_halves(a, b), cvec_odd_halves(a, b))
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
