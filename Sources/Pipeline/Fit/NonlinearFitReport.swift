import HealingModel

/// The answer of `fit --model`.
package struct NonlinearFitReport: Encodable, Sendable {
    struct Parameter: Encodable {
        let name: String
        let estimate: Double
        let standardError: Double?
    }

    let model: String
    let method = "damped Gauss-Newton with exact slopes"
    /// Without it the figures are where the search stopped, not an answer.
    let isConverged: Bool
    let parameters: [Parameter]
    let residualSum: Double
    let degrees: Int
    let iterations: Int

    init(_ fit: NonlinearFit, formula: String) {
        model = formula
        (isConverged, residualSum, degrees, iterations) =
            (fit.isConverged, fit.residualSum, fit.degrees, fit.iterations)
        parameters = fit.names.indices.map { index in
            Parameter(
                name: fit.names[index], estimate: fit.coefficients[index],
                standardError: fit.standardErrors.flatMap { $0[index].isFinite ? $0[index] : nil })
        }
    }

    package var lines: [String] {
        let head = isConverged ? "converged" : "not converged: these figures are no answer"
        return ["\(model): \(head) after \(iterations) steps"]
            + parameters.map { "\($0.name)  \($0.estimate)  SE \($0.standardError.map { "\($0)" } ?? "-")" }
            + ["residual sum \(residualSum), \(degrees) degrees of freedom"]
    }
}
