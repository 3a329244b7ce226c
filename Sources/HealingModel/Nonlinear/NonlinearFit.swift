/// Weighted least squares for any formula: damped Gauss–Newton steps [levenberg-1944; marquardt-1963] by orthogonal columns,
/// with exact slopes. For researchers; sessions are fitted by variable projection, which needs no start.
package struct NonlinearFit: Sendable {
    package let names: [String]
    package let coefficients: [Double]
    /// Gauss–Newton, scaled by the residual variance; nil where the columns do not tell the parameters apart.
    package let standardErrors: [Double]?
    package let residualSum: Double
    package let degrees: Int
    package let iterations: Int
    /// The gradient vanished beside the residuals and every parameter is told by the data.
    package let isConverged: Bool

    static let mostIterations = 5000

    /// - Parameter start: parameters by name, in the order of the answer.
    package init(
        _ expression: ModelExpression, data: [String: [Double]], response: [Double], weights: [Double]? = nil,
        start: [(name: String, value: Double)]
    ) throws(HealingInputError) {
        let problem = try NonlinearProblem(expression, data, response, weights, start.map(\.name))
        var search = DampedSearch(problem, start: start.map(\.value))
        search.run()
        names = start.map(\.name)
        (coefficients, residualSum, iterations) = (search.point, search.value, search.iterations)
        degrees = response.count - start.count
        let last = problem.residuals(search.point)
        let scale = (search.value / Double(max(1, degrees))).squareRoot()
        let columns = last.map { problem.scaled($0.jacobian) }
        let errors = columns.flatMap { columns in
            (try? LeastSquares(columns.matrix, last?.values ?? [])).map { fit in
                zip(fit.unscaledCovariance.diagonalRoots, columns.sizes).map { $0 / $1 * scale }
            }
        }
        standardErrors = errors
        isConverged = search.isStationary && errors.map { problem.isTold(search.point, $0, last) } ?? false
    }

    /// An expression of columns alone, row by row.
    package static func evaluate(
        _ expression: ModelExpression, _ columns: [String: [Double]], rows: Int
    ) throws(HealingInputError) -> [Double] {
        guard expression.names.allSatisfy({ columns[$0]?.count == rows }) else { throw .lengthsDiffer }
        let values = (0..<rows).map { index in
            expression.value(
                columns.filter { expression.names.contains($0.key) }.mapValues { DualNumber($0[index], parameters: 0) },
                parameters: 0
            )
            .value
        }
        try HealingInputError.requireFinite(values)
        return values
    }
}
