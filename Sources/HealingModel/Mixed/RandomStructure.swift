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
