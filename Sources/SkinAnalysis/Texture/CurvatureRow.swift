import Imaging
import KernelAPI

/// Second differences of one row of a smoothed plane, and their eigenvalues.
struct CurvatureRow {
    private(set) var xx: [Float]
    private(set) var xy: [Float]
    private(set) var yy: [Float]
    private(set) var smaller: [Float]
    private(set) var larger: [Float]

    init(width: Int) {
        let row = [Float](repeating: 0, count: width)
        (xx, xy, yy, smaller, larger) = (row, row, row, row, row)
    }

    /// - Parameter rows: the row with those above and below, readable one value to each side.
    mutating func take(_ rows: [UnsafePointer<Float>]) {
        let count = xx.count
        KernelChoice.current.hessian(rows: rows, count: count, xx: &xx, xy: &xy, yy: &yy)
    }

    mutating func takeEigenvalues() {
        let count = xx.count
        KernelChoice.current.eigenvalues(xx: xx, xy: xy, yy: yy, count: count, smaller: &smaller, larger: &larger)
    }
}

/// Second differences at one pixel of three rows.
struct Curvature {
    let xx: Float
    let xy: Float
    let yy: Float

    init(_ rows: [UnsafePointer<Float>], at x: Int) {
        let (above, row, below) = (rows[0], rows[1], rows[2])
        xx = row[x - 1] + row[x + 1] - 2 * row[x]
        yy = above[x] + below[x] - 2 * row[x]
        xy = 0.25 * ((below[x + 1] - below[x - 1]) - (above[x + 1] - above[x - 1]))
    }

    private var root: Float { ((xx - yy) * (xx - yy) / 4 + xy * xy).squareRoot() }
    var larger: Float { (xx + yy) / 2 + root }
    var smaller: Float { (xx + yy) / 2 - root }

    /// Unit vector of the larger eigenvalue.
    var normal: SIMD2<Float> {
        // Two ways to write it; the longer one is the safer.
        let (a, b) = (SIMD2(xy, larger - xx), SIMD2(larger - yy, xy))
        let (lengthA, lengthB) = (a.x * a.x + a.y * a.y, b.x * b.x + b.y * b.y)
        if lengthA >= lengthB { return lengthA > 0 ? a / lengthA.squareRoot() : SIMD2(1, 0) }
        return b / lengthB.squareRoot()
    }
}
