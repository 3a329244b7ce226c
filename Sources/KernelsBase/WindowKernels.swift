import CVec
import KernelAPI

extension Kernels {
    /// May work in place, since values are read before they are overwritten.
    package static func extreme(
        _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int, isLargest: Bool,
        into output: UnsafeMutablePointer<UInt8>
    ) {
        if isLargest {
            extreme2(a, b, count: count, true, into: output)
        } else {
            extreme2(a, b, count: count, false, into: output)
        }
    }

    package static func extreme(
        _ row: UnsafeMutablePointer<UInt8>, count: Int, window: Int, isLargest: Bool,
        into output: UnsafeMutablePointer<UInt8>
    ) {
        if window <= 5 {
            let (second, fourth) = (window > 1 ? 1 : 0, window > 1 ? window &- 2 : 0)
            return extreme5(
                row, row + second, row + window / 2, row + fourth, row + (window &- 1), count, isLargest, output)
        }
        // Windows of 1, 2, 4 … by comparing the row with itself shifted, then two of the last that cover the wanted one.
        var size = 1
        var length = count &+ window &- 1
        while 2 &* size <= window {
            length &-= size
            extreme2(row, row + size, count: length, isLargest, into: row)
            size &*= 2
        }
        extreme2(row, row + (window &- size), count: count, isLargest, into: output)
    }

    package static func extreme(
        rows: UnsafePointer<UnsafePointer<UInt8>>, height: Int, count: Int, isLargest: Bool,
        into output: UnsafeMutablePointer<UInt8>
    ) {
        let (second, fourth) = (height > 1 ? 1 : 0, height > 1 ? height &- 2 : 0)
        extreme5(
            rows[0], rows[second], rows[height / 2], rows[fourth], rows[height &- 1], count, isLargest, output)
    }

    @inline(__always)
    private static func extreme5(
        _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ c: UnsafePointer<UInt8>, _ d: UnsafePointer<UInt8>,
        _ e: UnsafePointer<UInt8>, _ count: Int, _ isLargest: Bool, _ output: UnsafeMutablePointer<UInt8>
    ) {
        if isLargest {
            extreme5(a, b, c, d, e, count, output) { cvec_max_bytes($0, $1) }
        } else {
            extreme5(a, b, c, d, e, count, output) { cvec_min_bytes($0, $1) }
        }
    }

    @inline(__always)
    private static func extreme5(
        _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ c: UnsafePointer<UInt8>, _ d: UnsafePointer<UInt8>,
        _ e: UnsafePointer<UInt8>, _ count: Int, _ output: UnsafeMutablePointer<UInt8>,
        _ further: (SIMD32<UInt8>, SIMD32<UInt8>) -> SIMD32<UInt8>
    ) {
        var x = 0
        while x &+ 32 <= count {
            let outer = further(further(bytes32(a + x), bytes32(b + x)), further(bytes32(d + x), bytes32(e + x)))
            store32(further(outer, bytes32(c + x)), output + x)
            x &+= 32
        }
        while x < count {
            let outer = further(further(byte(a[x]), byte(b[x])), further(byte(d[x]), byte(e[x])))
            output[x] = further(outer, byte(c[x]))[0]
            x &+= 1
        }
    }

    @inline(__always)
    private static func byte(_ value: UInt8) -> SIMD32<UInt8> { SIMD32(repeating: value) }

    /// May work in place, since values are read before they are overwritten.
    @inline(__always)
    private static func extreme2(
        _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int, _ isLargest: Bool,
        into output: UnsafeMutablePointer<UInt8>
    ) {
        var x = 0
        while x &+ 32 <= count {
            let (first, second) = (bytes32(a + x), bytes32(b + x))
            store32(isLargest ? cvec_max_bytes(first, second) : cvec_min_bytes(first, second), output + x)
            x &+= 32
        }
        while x < count {
            output[x] = further(a[x], b[x], isLargest)
            x &+= 1
        }
    }

    package static func addColumns(
        _ values: UnsafePointer<UInt8>, mask: UnsafePointer<UInt8>, sign: Int32, count: Int,
        counts: UnsafeMutablePointer<Int32>, sums: UnsafeMutablePointer<Int32>, squares: UnsafeMutablePointer<Int32>
    ) {
        for x in 0..<count {
            let weight = Int32(mask[x]) &* sign
            let value = Int32(values[x])
            counts[x] = counts[x] &+ weight
            sums[x] = sums[x] &+ weight &* value
            squares[x] = squares[x] &+ weight &* value &* value
        }
    }

    package static func slide(
        _ columns: UnsafePointer<Int32>, count: Int, radius: Int, into output: UnsafeMutablePointer<Int32>
    ) {
        var sum: Int32 = 0
        for x in 0..<(radius < count ? radius : count) { sum = sum &+ columns[x] }
        for x in 0..<count {
            if x &+ radius < count { sum = sum &+ columns[x &+ radius] }
            if x &- radius > 0 { sum = sum &- columns[x &- radius &- 1] }
            output[x] = sum
        }
    }

    package static func meanAndDeviation(
        counts: UnsafePointer<Int32>, sums: UnsafePointer<Int32>, squares: UnsafePointer<Int32>, count: Int,
        mean: UnsafeMutablePointer<Float>, deviation: UnsafeMutablePointer<Float>
    ) {
        for x in 0..<count {
            let pixels = Double(counts[x] > 1 ? counts[x] : 1)
            let sum = Double(sums[x])
            // n·Σv² - (Σv)² of whole numbers is exact here.
            let spread = pixels * Double(squares[x]) - sum * sum
            mean[x] = Float(sum / pixels)
            deviation[x] = Float(spread / (pixels * pixels))
        }
        var x = 0
        while x &+ 8 <= count {
            Kernels.storeRoot(deviation + x)
            x &+= 8
        }
        while x < count {
            deviation[x] = cvec_sqrt(spread(deviation[x]))[0]
            x &+= 1
        }
    }

    @inline(__always)
    private static func storeRoot(_ row: UnsafeMutablePointer<Float>) { store(cvec_sqrt(load(row)), row) }
}

@inline(__always)
private func further(_ a: UInt8, _ b: UInt8, _ isLargest: Bool) -> UInt8 {
    isLargest ? (a > b ? a : b) : (a < b ? a : b)
}
