import CVec
import KernelAPI

extension Kernels {
    package static func convolve(
        rows: UnsafePointer<UnsafePointer<Float>>, offset: Int, count: Int, taps: UnsafePointer<Float>, radius: Int,
        into output: UnsafeMutablePointer<Float>
    ) {
        fold(rows: rows, offset: offset, count: count, taps: taps, radius: radius, isOdd: false, into: output)
    }

    package static func convolve(
        _ input: UnsafePointer<Float>, count: Int, taps: UnsafePointer<Float>, radius: Int,
        into output: UnsafeMutablePointer<Float>
    ) {
        fold(input, count: count, taps: taps, radius: radius, isOdd: false, into: output)
    }

    package static func convolveOdd(
        rows: UnsafePointer<UnsafePointer<Float>>, offset: Int, count: Int, taps: UnsafePointer<Float>, radius: Int,
        into output: UnsafeMutablePointer<Float>
    ) {
        fold(rows: rows, offset: offset, count: count, taps: taps, radius: radius, isOdd: true, into: output)
    }

    package static func convolveOdd(
        _ input: UnsafePointer<Float>, count: Int, taps: UnsafePointer<Float>, radius: Int,
        into output: UnsafeMutablePointer<Float>
    ) {
        fold(input, count: count, taps: taps, radius: radius, isOdd: true, into: output)
    }

    /// Both neighbors of a tap: their sum where taps are even, the first less the second where they are odd.
    @inline(__always)
    private static func pair(
        _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>, _ isOdd: Bool
    ) -> SIMD8<Float> { isOdd ? load(first) - load(second) : load(first) + load(second) }

    @inline(__always)
    private static func fold(
        rows: UnsafePointer<UnsafePointer<Float>>, offset: Int, count: Int, taps: UnsafePointer<Float>, radius: Int,
        isOdd: Bool, into output: UnsafeMutablePointer<Float>
    ) {
        var x = 0
        while x &+ 32 <= count {
            let at = offset &+ x
            let center = spread(taps[0])
            let middle = rows[radius] + at
            var (a, b) = (center * load(middle), center * load(middle + 8))
            var (c, d) = (center * load(middle + 16), center * load(middle + 24))
            for k in 1..<(radius &+ 1) {
                let tap = spread(taps[k])
                let (upper, lower) = (rows[radius &- k] + at, rows[radius &+ k] + at)
                a += tap * pair(upper, lower, isOdd)
                b += tap * pair(upper + 8, lower + 8, isOdd)
                c += tap * pair(upper + 16, lower + 16, isOdd)
                d += tap * pair(upper + 24, lower + 24, isOdd)
            }
            store(a, output + x)
            store(b, output + x + 8)
            store(c, output + x + 16)
            store(d, output + x + 24)
            x &+= 32
        }
        while x < count {
            let at = offset &+ x
            var sum = taps[0] * rows[radius][at]
            for k in 1..<(radius &+ 1) {
                let (upper, lower) = (rows[radius &- k][at], rows[radius &+ k][at])
                sum += taps[k] * (isOdd ? upper - lower : upper + lower)
            }
            output[x] = sum
            x &+= 1
        }
    }

    @inline(__always)
    private static func fold(
        _ input: UnsafePointer<Float>, count: Int, taps: UnsafePointer<Float>, radius: Int, isOdd: Bool,
        into output: UnsafeMutablePointer<Float>
    ) {
        var x = 0
        while x &+ 32 <= count {
            let middle = input + x
            let center = spread(taps[0])
            var (a, b) = (center * load(middle), center * load(middle + 8))
            var (c, d) = (center * load(middle + 16), center * load(middle + 24))
            for k in 1..<(radius &+ 1) {
                let tap = spread(taps[k])
                let (left, right) = (middle - k, middle + k)
                a += tap * pair(left, right, isOdd)
                b += tap * pair(left + 8, right + 8, isOdd)
                c += tap * pair(left + 16, right + 16, isOdd)
                d += tap * pair(left + 24, right + 24, isOdd)
            }
            store(a, output + x)
            store(b, output + x + 8)
            store(c, output + x + 16)
            store(d, output + x + 24)
            x &+= 32
        }
        while x < count {
            var sum = taps[0] * input[x]
            for k in 1..<(radius &+ 1) {
                sum += taps[k] * (isOdd ? input[x &- k] - input[x &+ k] : input[x &- k] + input[x &+ k])
            }
            output[x] = sum
            x &+= 1
        }
    }

    package static func halve(_ input: UnsafePointer<Float>, count: Int, into output: UnsafeMutablePointer<Float>) {
        let (center, near) = (spread(20.0 / 64), spread(15.0 / 64))
        let (far, edge) = (spread(6.0 / 64), spread(1.0 / 64))
        var j = 0
        // Sixteen inputs at each of four even offsets; the last reads two values past what eight outputs need.
        while j &+ 10 <= count {
            let at = input + 2 &* j
            let (e0, o0) = (load(at - 3), load(at + 5))
            let (minus3, minus2) = (cvec_even(e0, o0), cvec_odd(e0, o0))
            let (e1, o1) = (load(at - 1), load(at + 7))
            let (minus1, zero) = (cvec_even(e1, o1), cvec_odd(e1, o1))
            let (e2, o2) = (load(at + 1), load(at + 9))
            let (plus1, plus2) = (cvec_even(e2, o2), cvec_odd(e2, o2))
            let plus3 = cvec_even(load(at + 3), load(at + 11))
            var sum = center * zero
            sum += near * (minus1 + plus1)
            sum += far * (minus2 + plus2)
            sum += edge * (minus3 + plus3)
            store(sum, output + j)
            j &+= 8
        }
        while j < count {
            let at = input + 2 &* j
            var sum: Float = 20.0 / 64 * at[0]
            sum += 15.0 / 64 * (at[-1] + at[1])
            sum += 6.0 / 64 * (at[-2] + at[2])
            sum += 1.0 / 64 * (at[-3] + at[3])
            output[j] = sum
            j &+= 1
        }
    }

    package static func double(_ input: UnsafePointer<Float>, count: Int, into output: UnsafeMutablePointer<Float>) {
        let (eighth, six, half) = (spread(0.125), spread(6), spread(0.5))
        var j = 0
        while j &+ 8 <= count {
            let (left, middle, right) = (load(input + j - 1), load(input + j), load(input + j + 1))
            let even = eighth * ((left + right) + six * middle)
            let odd = half * (middle + right)
            store(cvec_zip_low(even, odd), output + 2 &* j)
            store(cvec_zip_high(even, odd), output + 2 &* j + 8)
            j &+= 8
        }
        while j < count {
            output[2 &* j] = 0.125 * ((input[j &- 1] + input[j &+ 1]) + 6 * input[j])
            output[2 &* j &+ 1] = 0.5 * (input[j] + input[j &+ 1])
            j &+= 1
        }
    }

    package static func blend(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafePointer<Float>, count: Int,
        into output: UnsafeMutablePointer<Float>
    ) {
        for x in 0..<count { output[x] = 0.125 * ((a[x] + c[x]) + 6 * b[x]) }
    }

    package static func blend(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int, into output: UnsafeMutablePointer<Float>
    ) {
        for x in 0..<count { output[x] = 0.5 * (a[x] + b[x]) }
    }
}
