import PortableMath

/// Lower factor L of a symmetric positive definite matrix, A = L·Lᵀ.
struct Cholesky: Sendable {
    let lower: Matrix

    /// nil unless every pivot keeps more than a 10⁻¹³ of its diagonal.
    init?(_ matrix: Matrix) {
        let size = matrix.rows
        var factor = Matrix(size, size)
        for j in 0..<size {
            var pivot = matrix[j, j]
            for k in 0..<j { pivot -= factor[j, k] * factor[j, k] }
            guard pivot > 1e-13 * abs(matrix[j, j]), pivot < .infinity else { return nil }
            let diagonal = pivot.squareRoot()
            factor[j, j] = diagonal
            for i in j + 1..<max(size, j + 1) {
                var sum = matrix[i, j]
                for k in 0..<j { sum -= factor[i, k] * factor[j, k] }
                factor[i, j] = sum / diagonal
            }
        }
        lower = factor
    }

    var logDeterminant: Double {
        (0..<lower.rows).reduce(0) { $0 + 2 * PortableMath.log(lower[$1, $1]) }
    }

    /// L⁻¹·v.
    func forward(_ vector: [Double]) -> [Double] {
        var result = vector
        for i in 0..<lower.rows {
            for k in 0..<i { result[i] -= lower[i, k] * result[k] }
            result[i] /= lower[i, i]
        }
        return result
    }

    /// A⁻¹·v.
    func solve(_ vector: [Double]) -> [Double] {
        var result = forward(vector)
        for i in (0..<lower.rows).reversed() {
            for k in i + 1..<max(lower.rows, i + 1) { result[i] -= lower[k, i] * result[k] }
            result[i] /= lower[i, i]
        }
        return result
    }

    /// L⁻¹·M, column by column.
    func forward(_ matrix: Matrix) -> Matrix {
        Matrix(rows: (0..<matrix.columns).map { forward(matrix.column($0)) }).transposed
    }

    var inverse: Matrix {
        let size = lower.rows
        return Matrix(rows: Matrix.identity(size).transposedRows.map(solve))
    }
}

extension Matrix {
    fileprivate var transposedRows: [[Double]] { (0..<columns).map(column) }
}
