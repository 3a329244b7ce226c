/// Ordinary least squares through an orthonormal basis of the columns (modified Gram–Schmidt, twice [bjorck-1967]).
struct LeastSquares: Sendable {
    /// Orthonormal columns, one row a point.
    let basis: Matrix
    /// Upper triangle R with X = basis·R.
    let triangle: Matrix
    let coefficients: [Double]
    let residuals: [Double]
    let residualSum: Double

    init(_ design: Matrix, _ response: [Double]) throws(HealingInputError) {
        let (count, terms) = (design.rows, design.columns)
        guard response.count == count else { throw .lengthsDiffer }
        guard count >= terms, terms > 0 else { throw .tooFew(needed: terms) }
        var columns = (0..<terms).map(design.column)
        var upper = Matrix(terms, terms)
        for j in 0..<terms {
            let before = Matrix.dot(columns[j], columns[j]).squareRoot()
            for _ in 0..<2 {
                for k in 0..<j { upper[k, j] += LeastSquares.remove(columns[k], from: &columns[j]) }
            }
            let norm = Matrix.dot(columns[j], columns[j]).squareRoot()
            guard norm > 1e-11 * before else { throw .notIdentified }
            upper[j, j] = norm
            for i in 0..<count { columns[j][i] /= norm }
        }
        var rest = response
        var projected = columns.map { LeastSquares.remove($0, from: &rest) }
        for (k, column) in columns.enumerated() { projected[k] += LeastSquares.remove(column, from: &rest) }
        basis = Matrix(rows: columns).transposed
        triangle = upper
        residuals = rest
        residualSum = Matrix.dot(rest, rest)
        coefficients = LeastSquares.backward(upper, projected)
    }

    /// Takes the part along a unit vector off; returns its length.
    private static func remove(_ unit: [Double], from vector: inout [Double]) -> Double {
        let length = Matrix.dot(unit, vector)
        for i in vector.indices { vector[i] -= length * unit[i] }
        return length
    }

    /// R⁻¹·v.
    static func backward(_ triangle: Matrix, _ vector: [Double]) -> [Double] {
        var result = vector
        for i in (0..<triangle.rows).reversed() {
            for k in i + 1..<max(triangle.rows, i + 1) { result[i] -= triangle[i, k] * result[k] }
            result[i] /= triangle[i, i]
        }
        return result
    }

    /// A row of a design in terms of the orthonormal columns: x·R⁻¹.
    func coordinates(of row: [Double]) -> [Double] {
        var result = row
        for i in result.indices {
            for k in 0..<i { result[i] -= triangle[k, i] * result[k] }
            result[i] /= triangle[i, i]
        }
        return result
    }

    /// (XᵀX)⁻¹.
    var unscaledCovariance: Matrix {
        let rows = (0..<triangle.columns).map { index in
            coordinates(of: (0..<triangle.columns).map { $0 == index ? 1 : 0 })
        }
        let inverse = Matrix(rows: rows)
        return inverse * inverse.transposed
    }
}
