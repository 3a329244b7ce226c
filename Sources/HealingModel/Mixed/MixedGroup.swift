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

/// How the random effects of a group vary: the relative factor Λ(θ) with covariance σ²·ΛΛ'.
enum RandomStructure: Sendable {
    /// Lower triangle of 1 or 2 columns, column by column.
    case correlated(Int)
    /// The first column has its own spread; all others share one: visits within a person.
    case nested

    var parameters: Int {
        switch self {
        case .correlated(let size): size * (size + 1) / 2
        case .nested: 2
        }
    }

    /// Positions of θ that must not be negative.
    var diagonal: [Int] {
        switch self {
        case .correlated(let size): size == 1 ? [0] : [0, 2]
        case .nested: [0, 1]
        }
    }

    func factor(_ theta: [Double], size: Int) -> Matrix {
        var result = Matrix(size, size)
        switch self {
        case .correlated(let columns):
            result[0, 0] = theta[0]
            if columns == 2 { (result[1, 0], result[1, 1]) = (theta[1], theta[2]) }
        case .nested:
            for i in 0..<size { result[i, i] = theta[i == 0 ? 0 : 1] }
        }
        return result
    }
}
