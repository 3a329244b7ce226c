import CVec
import KernelAPI

extension Kernels {
    package static func multiply(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int, into output: UnsafeMutablePointer<Float>
    ) {
        for x in 0..<count { output[x] = a[x] * b[x] }
    }

    package static func divide(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, floor: Float, count: Int,
        into output: UnsafeMutablePointer<Float>
    ) {
        for x in 0..<count { output[x] = a[x] / (b[x] > floor ? b[x] : floor) }
    }

    package static func subtract(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int, into output: UnsafeMutablePointer<Float>
    ) {
        for x in 0..<count { output[x] = a[x] - b[x] }
    }

    package static func accumulate(_ input: UnsafePointer<Float>, count: Int, into total: UnsafeMutablePointer<Float>) {
        for x in 0..<count { total[x] += input[x] }
    }

    package static func runSums(
        _ values: UnsafePointer<Float>, weights: UnsafePointer<Float>, count: Int, length: Int,
        into sums: UnsafeMutablePointer<Double>, step: Int
    ) {
        var (start, entry) = (0, sums)
        while start < count {
            let end = start &+ length < count ? start &+ length : count
            var x = start
            var sum = Lanes(repeating: 0)
            while x &+ 8 <= end {
                sum += load(values + x) * load(weights + x)
                x &+= 8
            }
            if x < end {
                sum += part(values + x, end &- x, of: count &- x) * part(weights + x, end &- x, of: count &- x)
            }
            entry[0] += total(sum)
            (start, entry) = (end, entry + step)
        }
    }

    package static func runMoments(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, weights: UnsafePointer<Float>, count: Int, length: Int,
        into sums: UnsafeMutablePointer<Double>, step: Int
    ) {
        var (start, entry) = (0, sums)
        while start < count {
            let end = start &+ length < count ? start &+ length : count
            var x = start
            var (sum, square, magnitude) = (Lanes(repeating: 0), Lanes(repeating: 0), Lanes(repeating: 0))
            while x &+ 8 <= end {
                let z = load(a + x) - load(b + x)
                let weighted = z * load(weights + x)
                sum += weighted
                square += weighted * z
                magnitude += cvec_abs(weighted)
                x &+= 8
            }
            if x < end {
                let (rest, readable) = (end &- x, count &- x)
                let z = part(a + x, rest, of: readable) - part(b + x, rest, of: readable)
                let weighted = z * part(weights + x, rest, of: readable)
                sum += weighted
                square += weighted * z
                magnitude += cvec_abs(weighted)
            }
            entry[0] += total(sum)
            entry[1] += total(square)
            entry[2] += total(magnitude)
            (start, entry) = (end, entry + step)
        }
    }

    package static func tiles(
        _ values: UnsafePointer<Float>, unlike value: Float, count: Int, tile: Int
    ) -> UInt64 {
        let wanted = bits(spread(value))
        var (found, bit, start): (UInt64, UInt64, Int) = (0, 1, 0)
        while start < count {
            let end = start &+ tile < count ? start &+ tile : count
            var x = start
            var any = Words(repeating: 0)
            while x &+ 8 <= end {
                any |= bits(load(values + x)) ^ wanted
                x &+= 8
            }
            var isOther = any != Words(repeating: 0)
            while x < end {
                isOther = isOther || values[x] != value
                x &+= 1
            }
            if isOther { found |= bit }
            (start, bit) = (end, bit &<< 1)
        }
        return found
    }

    package static func noise(
        values: UnsafePointer<UnsafePointer<Float>>, weights: UnsafePointer<UnsafePointer<Float>>, count: Int
    ) -> (sum: Double, count: Double) {
        var (sum, pixels) = (Lanes(repeating: 0), Lanes(repeating: 0))
        var x = 1
        while x &+ 8 < count {
            addNoise(values, weights, at: x, 8, &sum, &pixels)
            x &+= 8
        }
        if x < count &- 1 { addNoise(values, weights, at: x, count &- 1 &- x, &sum, &pixels) }
        return (total(sum), total(pixels))
    }
}

@inline(__always)
private func addNoise(
    _ values: UnsafePointer<UnsafePointer<Float>>, _ weights: UnsafePointer<UnsafePointer<Float>>, at x: Int,
    _ rest: Int, _ sum: inout Lanes, _ pixels: inout Lanes
) {
    let laplacian = noiseResponse(values[0] + x, values[1] + x, values[2] + x, rest)
    let least = leastWeight(weights[0] + x, weights[1] + x, weights[2] + x, rest)
    let isComplete = cvec_select_le(least, spread(0), spread(0), spread(1))
    sum += cvec_abs(laplacian) * isComplete
    pixels += isComplete
}

/// The first `rest` < 8 values, zeros behind; in one step where eight may be read.
@inline(__always)
private func part(_ pointer: UnsafePointer<Float>, _ rest: Int, of readable: Int) -> Lanes {
    readable >= 8 ? cvec_first(load(pointer), Int32(truncatingIfNeeded: rest)) : load(pointer, rest)
}

@inline(__always)
private func noiseResponse(
    _ above: UnsafePointer<Float>, _ row: UnsafePointer<Float>, _ below: UnsafePointer<Float>, _ rest: Int
) -> Lanes {
    let corners = part(above - 1, rest) + part(above + 1, rest) + part(below - 1, rest) + part(below + 1, rest)
    let edges = part(above, rest) + part(row - 1, rest) + part(row + 1, rest) + part(below, rest)
    return corners - spread(2) * edges + spread(4) * part(row, rest)
}

@inline(__always)
private func leastWeight(
    _ above: UnsafePointer<Float>, _ row: UnsafePointer<Float>, _ below: UnsafePointer<Float>, _ rest: Int
) -> Lanes {
    let top = cvec_min(cvec_min(part(above - 1, rest), part(above, rest)), part(above + 1, rest))
    let middle = cvec_min(cvec_min(part(row - 1, rest), part(row, rest)), part(row + 1, rest))
    let bottom = cvec_min(cvec_min(part(below - 1, rest), part(below, rest)), part(below + 1, rest))
    return cvec_min(cvec_min(top, middle), bottom)
}

@inline(__always)
private func part(_ pointer: UnsafePointer<Float>, _ rest: Int) -> Lanes {
    rest >= 8 ? load(pointer) : load(pointer, rest)
}
