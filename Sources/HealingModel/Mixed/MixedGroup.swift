/// One group's cross products: the likelihood never looks at single rows again.
struct MixedGroup: Sendable {
    let name: String
    let count: Int
    let zz: Matrix
    let zx: Matrix
    let zy: [Double]
    let xx: Matrix
    let xy: [Double]
    let yy: Double

    init(name: String, x: Matrix, y: [Double], z: Matrix) {
        self.name = name
        count = y.count
        (zz, zx, zy) = (z.transposed * z, z.transposed * x, z.transposed * y)
        (xx, xy, yy) = (x.transposed * x, x.transposed * y, Matrix.dot(y, y))
    }

    /// What θ leaves of this group: X'V⁻¹X, X'V⁻¹y, y'V⁻¹y and ln|V|, all over σ² = 1. V = I + ZΛΛ'Z'.
    func profiled(_ factor: Matrix) -> Profiled? {
        let inner = Matrix.identity(zz.rows) + factor.transposed * zz * factor
        guard let cholesky = Cholesky(inner) else { return nil }
        let left = cholesky.forward(factor.transposed * zx)
        let right = cholesky.forward(factor.transposed * zy)
        return Profiled(
            xx: xx + (left.transposed * left).scaled(by: -1),
            xy: zip(xy, left.transposed * right).map { $0 - $1 },
            yy: yy - Matrix.dot(right, right), logDeterminant: cholesky.logDeterminant)
    }

    struct Profiled {
        let xx: Matrix
        let xy: [Double]
        let yy: Double
        let logDeterminant: Double
    }
}
