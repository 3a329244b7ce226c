import CVec
import KernelAPI

extension Kernels {
    package static func gradient(
        rows: UnsafePointer<UnsafePointer<Float>>, count: Int, dx: UnsafeMutablePointer<Float>,
        dy: UnsafeMutablePointer<Float>
    ) {
        let (above, row, below) = (rows[0], rows[1], rows[2])
        for x in 0..<count { dx[x] = 0.5 * (row[x &+ 1] - row[x &- 1]) }
        for x in 0..<count { dy[x] = 0.5 * (below[x] - above[x]) }
    }

    package static func hessian(
        rows: UnsafePointer<UnsafePointer<Float>>, count: Int, xx: UnsafeMutablePointer<Float>,
        xy: UnsafeMutablePointer<Float>, yy: UnsafeMutablePointer<Float>
    ) {
        let (above, row, below) = (rows[0], rows[1], rows[2])
        for x in 0..<count { xx[x] = (row[x &- 1] + row[x &+ 1]) - 2 * row[x] }
        for x in 0..<count { yy[x] = (above[x] + below[x]) - 2 * row[x] }
        for x in 0..<count {
            xy[x] = 0.25 * ((below[x &+ 1] - below[x &- 1]) - (above[x &+ 1] - above[x &- 1]))
        }
    }

    package static func eigenvalues(
        xx: UnsafePointer<Float>, xy: UnsafePointer<Float>, yy: UnsafePointer<Float>, count: Int,
        smaller: UnsafeMutablePointer<Float>, larger: UnsafeMutablePointer<Float>
    ) {
        var x = 0
        while x < count {
            let rest = count &- x
            let isWhole = rest >= 8
            let a = isWhole ? load(xx + x) : load(xx + x, rest)
            let b = isWhole ? load(xy + x) : load(xy + x, rest)
            let c = isWhole ? load(yy + x) : load(yy + x, rest)
            let half = spread(0.5) * (a - c)
            let root = cvec_sqrt(half * half + b * b)
            let middle = spread(0.5) * (a + c)
            if isWhole {
                store(middle - root, smaller + x)
                store(middle + root, larger + x)
            } else {
                store(middle - root, smaller + x, rest)
                store(middle + root, larger + x, rest)
            }
            x &+= 8
        }
    }

    package static func standardize(
        _ values: UnsafePointer<Float>, mean: UnsafePointer<Float>, meanSquare: UnsafePointer<Float>, floor: Float,
        count: Int, into output: UnsafeMutablePointer<Float>
    ) {
        var x = 0
        while x < count {
            let rest = count &- x
            let isWhole = rest >= 8
            let value = isWhole ? load(values + x) : load(values + x, rest)
            let center = isWhole ? load(mean + x) : load(mean + x, rest)
            let square = isWhole ? load(meanSquare + x) : load(meanSquare + x, rest)
            let deviation = cvec_sqrt(cvec_max(square - center * center, spread(0)))
            let result = (value - center) / cvec_max(deviation, spread(floor))
            if isWhole { store(result, output + x) } else { store(result, output + x, rest) }
            x &+= 8
        }
    }

    package static func cooccur(
        _ first: UnsafePointer<UInt8>, _ second: UnsafePointer<UInt8>, count: Int, levels: Int,
        into tables: UnsafeMutablePointer<Int32>
    ) {
        // A row and a column more than there are levels catch unmeasured pixels; two tables keep neighbors apart.
        let side = levels &+ 1
        let top = UInt8(truncatingIfNeeded: levels)
        var x = 0
        while x &+ 2 <= count {
            let (a, b) = (first[x] < top ? first[x] : top, second[x] < top ? second[x] : top)
            let (c, d) = (
                first[x &+ 1] < top ? first[x &+ 1] : top, second[x &+ 1] < top ? second[x &+ 1] : top
            )
            tables[Int(a) &* side &+ Int(b)] &+= 1
            tables[side &* side &+ Int(c) &* side &+ Int(d)] &+= 1
            x &+= 2
        }
        if x < count {
            let (a, b) = (first[x] < top ? first[x] : top, second[x] < top ? second[x] : top)
            tables[Int(a) &* side &+ Int(b)] &+= 1
        }
    }
}
