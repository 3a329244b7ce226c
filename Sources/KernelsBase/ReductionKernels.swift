import CVec
import KernelAPI

extension Kernels {
    package static func accumulate(
        _ codes: UnsafePointer<UInt8>, count: Int, into total: UnsafeMutablePointer<UInt16>
    ) {
        for x in 0..<count { total[x] = total[x] &+ UInt16(codes[x]) }
    }

    package static func blockMeans(
        _ sums: UnsafeMutablePointer<UInt16>, factor: Int, count: Int, scale: Float,
        red: UnsafeMutablePointer<Float>, green: UnsafeMutablePointer<Float>, blue: UnsafeMutablePointer<Float>
    ) {
        // Sums of `factor` pixels from every sample on; of the last, no more than the row holds.
        let samples = 3 &* (count &* factor &- (factor &- 1))
        var x = 0
        while x &+ 16 <= samples {
            var sum = sixteen(sums + x)
            for column in 1..<factor { sum = sum &+ sixteen(sums + (x &+ 3 &* column)) }
            UnsafeMutableRawPointer(sums + x).storeBytes(of: sum, as: SIMD16<UInt16>.self)
            x &+= 16
        }
        while x < samples {
            for column in 1..<factor { sums[x] = sums[x] &+ sums[x &+ 3 &* column] }
            x &+= 1
        }
        for x in 0..<count {
            let at = sums + 3 &* factor &* x
            red[x] = Float(at[0]) * scale
            green[x] = Float(at[1]) * scale
            blue[x] = Float(at[2]) * scale
        }
    }

    package static func blockSums(
        _ input: UnsafePointer<Float>, factor: Int, count: Int, into output: UnsafeMutablePointer<Float>
    ) {
        var x = 0
        while factor == 2, x &+ 8 <= count {
            let (a, b) = (load(input + 2 &* x), load(input + 2 &* x + 8))
            store(cvec_even(a, b) + cvec_odd(a, b), output + x)
            x &+= 8
        }
        while factor == 3, x &+ 8 <= count {
            let at = input + 3 &* x
            let (a, b, c) = (load(at), load(at + 8), load(at + 16))
            store(
                (cvec_first_of_3(a, b, c) + cvec_second_of_3(a, b, c)) + cvec_third_of_3(a, b, c), output + x)
            x &+= 8
        }
        while x < count {
            let at = input + factor &* x
            var sum = at[0]
            for column in 1..<factor { sum += at[column] }
            output[x] = sum
            x &+= 1
        }
    }

    package static func quarter(
        _ upper: UnsafePointer<Float>, _ lower: UnsafePointer<Float>, count: Int,
        into output: UnsafeMutablePointer<Float>
    ) {
        var x = 0
        while x &+ 8 <= count {
            let (a, b) = (load(upper + 2 &* x), load(upper + 2 &* x + 8))
            let (c, d) = (load(lower + 2 &* x), load(lower + 2 &* x + 8))
            let sum = (cvec_even(a, b) + cvec_odd(a, b)) + cvec_even(c, d)
            store((sum + cvec_odd(c, d)) * spread(0.25), output + x)
            x &+= 8
        }
        while x < count {
            let sum = (upper[2 &* x] + upper[2 &* x &+ 1]) + lower[2 &* x]
            output[x] = (sum + lower[2 &* x &+ 1]) * 0.25
            x &+= 1
        }
    }

    package static func edges(
        rows: UnsafePointer<UnsafePointer<Float>>, count: Int, low: Float, high: Float,
        into output: UnsafeMutablePointer<UInt8>
    ) {
        var x = 0
        while x &+ 8 <= count {
            var step = spread(0)
            for channel in 0..<3 {
                let at = rows + 3 &* channel
                let across = load(at[1] + x + 1) - load(at[1] + x - 1)
                let down = load(at[2] + x) - load(at[0] + x)
                step = cvec_max(step, cvec_max(cvec_abs(across), cvec_abs(down)))
            }
            let first = cvec_less_equal(spread(low), step) & SIMD8<Int32>(repeating: 1)
            let second = cvec_less_equal(spread(high), step) & SIMD8<Int32>(repeating: 2)
            UnsafeMutableRawPointer(output + x).storeBytes(
                of: unsafeBitCast(cvec_narrow(first | second), to: UInt64.self), as: UInt64.self)
            x &+= 8
        }
        while x < count {
            var step: Float = 0
            for channel in 0..<3 {
                let at = rows + 3 &* channel
                let (across, down) = (at[1][x &+ 1] - at[1][x &- 1], at[2][x] - at[0][x])
                let larger = across.magnitude > down.magnitude ? across.magnitude : down.magnitude
                step = larger > step ? larger : step
            }
            output[x] = (step >= low ? 1 : 0) | (step >= high ? 2 : 0)
            x &+= 1
        }
    }
}

@inline(__always)
private func sixteen(_ pointer: UnsafePointer<UInt16>) -> SIMD16<UInt16> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD16<UInt16>.self)
}
