import CVec
import KernelAPI

extension Kernels {
    package static func median(
        rows: UnsafePointer<UnsafePointer<UInt8>>, count: Int, radius: Int,
        through sorted: UnsafeMutablePointer<UInt8>, into output: UnsafeMutablePointer<UInt8>
    ) {
        if radius == 1 { return median9(rows, count, output) }
        let stride = count &+ 2 &* radius
        eachStep(count) { x in sortColumns5(rows, x, sorted + (x &+ 2), stride) }
        // Beyond the ends the edge pixels are repeated, so their columns are.
        for line in 0..<(2 &* radius &+ 1) {
            let row = sorted + line &* stride
            for k in 0..<radius {
                row[k] = row[radius]
                row[radius &+ count &+ k] = row[radius &+ count &- 1]
            }
        }
        eachStep(count) { x in store(medianOf25(sorted + x, stride), output + x) }
    }

    /// Straight from the rows: a sorted column costs less to make again than to keep.
    @inline(__always)
    private static func median9(
        _ rows: UnsafePointer<UnsafePointer<UInt8>>, _ count: Int, _ output: UnsafeMutablePointer<UInt8>
    ) {
        let (above, here, below) = (rows[0], rows[1], rows[2])
        var x = 1
        while x &+ 33 <= count {
            let left = SortedColumn(bytes(above + (x &- 1)), bytes(here + (x &- 1)), bytes(below + (x &- 1)))
            let middle = SortedColumn(bytes(above + x), bytes(here + x), bytes(below + x))
            let right = SortedColumn(bytes(above + (x &+ 1)), bytes(here + (x &+ 1)), bytes(below + (x &+ 1)))
            store(medianOf9(left, middle, right), output + x)
            x &+= 32
        }
        (output[0], output[count &- 1]) = (median1(rows, 0, count), median1(rows, count &- 1, count))
        while x < count {
            output[x] = median1(rows, x, count)
            x &+= 1
        }
    }
}

/// One pixel; beyond the ends the edge pixels are repeated.
@inline(__always)
private func median1(_ rows: UnsafePointer<UnsafePointer<UInt8>>, _ x: Int, _ count: Int) -> UInt8 {
    let (before, after) = (x > 0 ? x &- 1 : 0, x &+ 1 < count ? x &+ 1 : x)
    return medianOf9(SortedColumn(rows, before), SortedColumn(rows, x), SortedColumn(rows, after))[0]
}

/// Three bytes one below the other, by size.
private struct SortedColumn {
    let (low, middle, high): (Bytes, Bytes, Bytes)

    @inline(__always)
    init(_ above: Bytes, _ here: Bytes, _ below: Bytes) {
        var (a, b, c) = (above, here, below)
        sort3(&a, &b, &c)
        (low, middle, high) = (a, b, c)
    }

    @inline(__always)
    init(_ rows: UnsafePointer<UnsafePointer<UInt8>>, _ x: Int) {
        self.init(Bytes(repeating: rows[0][x]), Bytes(repeating: rows[1][x]), Bytes(repeating: rows[2][x]))
    }
}

/// Steps of 32; the last one ends at `count` and may overlap the one before.
@inline(__always)
private func eachStep(_ count: Int, _ body: (Int) -> Void) {
    var x = 0
    while x &+ 32 <= count {
        body(x)
        x &+= 32
    }
    if x < count { body(count &- 32) }
}

@inline(__always)
private func sortColumns5(
    _ rows: UnsafePointer<UnsafePointer<UInt8>>, _ x: Int, _ sorted: UnsafeMutablePointer<UInt8>, _ stride: Int
) {
    var (a, b, c) = (bytes(rows[0] + x), bytes(rows[1] + x), bytes(rows[2] + x))
    var (d, e) = (bytes(rows[3] + x), bytes(rows[4] + x))
    sort5(&a, &b, &c, &d, &e)
    store(a, sorted)
    store(b, sorted + stride)
    store(c, sorted + 2 &* stride)
    store(d, sorted + 3 &* stride)
    store(e, sorted + 4 &* stride)
}

private typealias Bytes = SIMD32<UInt8>

@inline(__always)
private func bytes(_ pointer: UnsafePointer<UInt8>) -> Bytes {
    UnsafeRawPointer(pointer).loadUnaligned(as: Bytes.self)
}

@inline(__always)
private func store(_ bytes: Bytes, _ pointer: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: bytes, as: Bytes.self)
}

@inline(__always)
private func order(_ a: inout Bytes, _ b: inout Bytes) {
    let low = cvec_min_bytes(a, b)
    b = cvec_max_bytes(a, b)
    a = low
}

@inline(__always)
private func sort3(_ a: inout Bytes, _ b: inout Bytes, _ c: inout Bytes) {
    order(&a, &b)
    order(&b, &c)
    order(&a, &b)
}

/// Nine exchanges: two pairs, the fifth merged in, then the rest.
@inline(__always)
private func sort5(_ a: inout Bytes, _ b: inout Bytes, _ c: inout Bytes, _ d: inout Bytes, _ e: inout Bytes) {
    order(&a, &b)
    order(&d, &e)
    order(&c, &e)
    order(&c, &d)
    order(&a, &d)
    order(&a, &c)
    order(&b, &e)
    order(&b, &d)
    order(&b, &c)
}

/// The largest low, the middle middle and the smallest high have the median of all nine.
@inline(__always)
private func medianOf9(_ left: SortedColumn, _ center: SortedColumn, _ right: SortedColumn) -> Bytes {
    var a = cvec_max_bytes(cvec_max_bytes(left.low, center.low), right.low)
    var (m0, b, m2) = (left.middle, center.middle, right.middle)
    sort3(&m0, &b, &m2)
    var c = cvec_min_bytes(cvec_min_bytes(left.high, center.high), right.high)
    sort3(&a, &b, &c)
    return b
}

/// Columns are sorted; sorting each rank across the five columns leaves entry (i, j) at least (i+1)(j+1) entries that are
/// not larger and (5-i)(5-j) not smaller, itself among both. Only the 13 for which neither exceeds 13 can be the median,
/// and it is their median.
@inline(__always)
private func medianOf25(_ columns: UnsafePointer<UInt8>, _ stride: Int) -> Bytes {
    var r0 = rank(columns)
    var r1 = rank(columns + stride)
    var r2 = rank(columns + 2 &* stride)
    var r3 = rank(columns + 3 &* stride)
    var r4 = rank(columns + 4 &* stride)
    extremes8(&r0.d, &r0.e, &r1.c, &r1.d, &r4.a, &r4.b, &r3.a, &r3.b)
    // Each step forgets the smallest and the largest of what is left and takes in one more.
    extremes7(&r0.e, &r1.c, &r1.d, &r2.b, &r4.a, &r4.b, &r3.a)
    extremes6(&r1.c, &r1.d, &r2.b, &r2.c, &r4.a, &r4.b)
    extremes5(&r1.d, &r2.b, &r2.c, &r2.d, &r4.a)
    extremes4(&r2.b, &r2.c, &r2.d, &r1.e)
    sort3(&r2.c, &r2.d, &r3.c)
    return r2.d
}

@inline(__always)
private func rank(_ row: UnsafePointer<UInt8>) -> (a: Bytes, b: Bytes, c: Bytes, d: Bytes, e: Bytes) {
    var (a, b, c) = (bytes(row), bytes(row + 1), bytes(row + 2))
    var (d, e) = (bytes(row + 3), bytes(row + 4))
    sort5(&a, &b, &c, &d, &e)
    return (a, b, c, d, e)
}

// The smallest goes to the first, the largest to the last; the others keep the rest in any order.

@inline(__always)
private func extremes4(_ a: inout Bytes, _ b: inout Bytes, _ c: inout Bytes, _ d: inout Bytes) {
    order(&a, &d)
    order(&b, &c)
    order(&a, &b)
    order(&c, &d)
}

@inline(__always)
private func extremes5(_ a: inout Bytes, _ b: inout Bytes, _ c: inout Bytes, _ d: inout Bytes, _ e: inout Bytes) {
    order(&a, &e)
    order(&b, &d)
    order(&a, &b)
    order(&d, &e)
    order(&a, &c)
    order(&c, &e)
}

@inline(__always)
private func extremes6(
    _ a: inout Bytes, _ b: inout Bytes, _ c: inout Bytes, _ d: inout Bytes, _ e: inout Bytes, _ f: inout Bytes
) {
    order(&a, &f)
    order(&b, &e)
    order(&c, &d)
    order(&a, &b)
    order(&a, &c)
    order(&e, &f)
    order(&d, &f)
}

@inline(__always)
private func extremes7(
    _ a: inout Bytes, _ b: inout Bytes, _ c: inout Bytes, _ d: inout Bytes, _ e: inout Bytes, _ f: inout Bytes,
    _ g: inout Bytes
) {
    order(&a, &g)
    order(&b, &f)
    order(&c, &e)
    order(&a, &b)
    order(&a, &c)
    order(&f, &g)
    order(&e, &g)
    order(&a, &d)
    order(&d, &g)
}

@inline(__always)
private func extremes8(
    _ a: inout Bytes, _ b: inout Bytes, _ c: inout Bytes, _ d: inout Bytes, _ e: inout Bytes, _ f: inout Bytes,
    _ g: inout Bytes, _ h: inout Bytes
) {
    order(&a, &h)
    order(&b, &g)
    order(&c, &f)
    order(&d, &e)
    order(&a, &b)
    order(&c, &d)
    order(&a, &c)
    order(&g, &h)
    order(&e, &f)
    order(&f, &h)
}
