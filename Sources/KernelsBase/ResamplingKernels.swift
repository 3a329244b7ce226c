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
func columns(_ source: UnsafePointer<Float>, _ index: SIMD8<Int32>) -> (Lanes, Lanes, Lanes, Lanes) {
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
