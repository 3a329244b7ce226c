/// Arms compared at one visit, adjusted for the baseline (ANCOVA), with Holm's correction over pairs.
package struct ArmComparison: Sendable {
    package struct Pair: Sendable, Hashable {
        package let first: String
        package let second: String
        /// First minus second.
        package let estimate: Double
        package let standardError: Double
        package let degrees: Double
        package let probability: Double
        package let holm: Double
    }

    /// Intercept, baseline, then the arms against the first.
    package let coefficients: [Double]
    package let standardErrors: [Double]
    package let sigma: Double
    package let degrees: Double
    package let pairs: [Pair]

    package init(arms: [String], baselines: [Double], values: [Double]) throws(HealingInputError) {
        guard arms.count == baselines.count, arms.count == values.count else { throw .lengthsDiffer }
        try HealingInputError.requireFinite(baselines)
        try HealingInputError.requireFinite(values)
        let levels = Set(arms).sorted()
        guard levels.count >= 2 else { throw .tooFew(needed: 2) }
        let order = arms.indices.sorted {
            (arms[$0], baselines[$0], values[$0]) < (arms[$1], baselines[$1], values[$1])
        }
        let design = Matrix(
            rows: order.map { index in
                [1, baselines[index]] + levels.dropFirst().map { $0 == arms[index] ? 1 : 0 }
            })
        guard order.count > design.columns else { throw .tooFew(needed: design.columns + 1) }
        let fit = try LeastSquares(design, order.map { values[$0] })
        let freedom = Double(order.count - design.columns)
        let variance = fit.residualSum / freedom
        let covariance = fit.unscaledCovariance.scaled(by: variance)
        (coefficients, standardErrors) = (fit.coefficients, covariance.diagonalRoots)
        (sigma, degrees) = (variance.squareRoot(), freedom)
        var found: [(first: String, second: String, contrast: [Double])] = []
        for (i, first) in levels.enumerated() {
            for j in i + 1..<max(levels.count, i + 1) {
                var contrast = Array(repeating: 0.0, count: design.columns)
                if i > 0 { contrast[i + 1] += 1 }
                contrast[j + 1] -= 1
                found.append((first, levels[j], contrast))
            }
        }
        let estimates = found.map { Matrix.dot($0.contrast, fit.coefficients) }
        let errors = found.map { covariance.product($0.contrast, $0.contrast).squareRoot() }
        let probabilities = zip(estimates, errors).map { StudentDistribution.twoSided($0 / $1, degrees: freedom) }
        let holm = MultipleTesting.holm(probabilities)
        pairs = found.indices.map {
            Pair(
                first: found[$0].first, second: found[$0].second, estimate: estimates[$0], standardError: errors[$0],
                degrees: freedom, probability: probabilities[$0], holm: holm[$0])
        }
    }
}
