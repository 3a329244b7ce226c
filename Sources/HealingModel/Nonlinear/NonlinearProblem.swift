/// Residuals of a formula and their slopes.
struct NonlinearProblem {
    private let expression: ModelExpression
    private let rows: [[String: DualNumber]]
    private let response: [Double]
    private let roots: [Double]
    private let names: [String]
    /// Σ of the weighted squares of the response.
    let responseSize: Double

    init(
        _ expression: ModelExpression, _ data: [String: [Double]], _ response: [Double], _ weights: [Double]?,
        _ names: [String]
    ) throws(HealingInputError) {
        let count = response.count
        guard data.values.allSatisfy({ $0.count == count }), (weights?.count ?? count) == count else {
            throw .lengthsDiffer
        }
        try HealingInputError.requireFinite(response)
        for column in data.keys.sorted() { try HealingInputError.requireFinite(data[column] ?? []) }
        if let weights, let index = weights.firstIndex(where: { !($0 > 0 && $0 < .infinity) }) {
            throw .notPositive(at: index)
        }
        guard count > names.count, !names.isEmpty else { throw .tooFew(needed: names.count + 1) }
        self.expression = expression
        (self.response, self.names) = (response, names)
        roots = weights.map { $0.map { $0.squareRoot() } } ?? Array(repeating: 1, count: count)
        responseSize = zip(response, roots).reduce(0) { $0 + ($1.0 * $1.1) * ($1.0 * $1.1) }
        rows = (0..<count).map { index in
            data.mapValues { DualNumber($0[index], parameters: names.count) }
        }
    }

    /// Weighted response minus formula, with the formula's slopes; nil where it has no value.
    func residuals(_ point: [Double]) -> (values: [Double], jacobian: Matrix)? {
        var parameters: [String: DualNumber] = [:]
        for (index, name) in names.enumerated() {
            parameters[name] = DualNumber(point[index], slopes: names.indices.map { $0 == index ? 1 : 0 })
        }
        var (values, slopes): ([Double], [[Double]]) = ([], [])
        for (index, row) in rows.enumerated() {
            let model = expression.value(
                row.merging(parameters) { _, parameter in parameter }, parameters: names.count)
            guard model.value.isFinite, model.slopes.allSatisfy(\.isFinite) else { return nil }
            values.append((response[index] - model.value) * roots[index])
            slopes.append(model.slopes.map { $0 * roots[index] })
        }
        return (values, Matrix(rows: slopes))
    }

    /// Columns of length one, and the lengths they had.
    func scaled(_ jacobian: Matrix) -> (matrix: Matrix, sizes: [Double]) {
        let sizes = (0..<jacobian.columns).map { column in
            let values = jacobian.column(column)
            let size = Matrix.dot(values, values).squareRoot()
            return size > 0 ? size : 1
        }
        var matrix = jacobian
        for row in 0..<matrix.rows { for column in 0..<matrix.columns { matrix[row, column] /= sizes[column] } }
        return (matrix, sizes)
    }

    /// No parameter ran off to where the formula no longer feels it.
    func isTold(_ point: [Double], _ errors: [Double], _ last: (values: [Double], jacobian: Matrix)?) -> Bool {
        guard let last, errors.allSatisfy(\.isFinite) else { return false }
        let size = responseSize.squareRoot()
        return point.indices.allSatisfy { index in
            let column = last.jacobian.column(index)
            let effect = abs(point[index]) * Matrix.dot(column, column).squareRoot()
            return effect > 1e-7 * size || errors[index] < 1e3 * abs(point[index])
        }
    }
}
