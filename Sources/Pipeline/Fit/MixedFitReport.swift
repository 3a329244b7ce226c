import HealingModel

/// The answer of `fit-mixed`. `effects` are those to report: of the fit with a random intercept where the slope's spread
/// vanished (`is_singular`).
package struct MixedFitReport: Encodable, Sendable {
    struct Effect: Encodable {
        let name: String
        let estimate, standardError, statistic, probability, low, high: Double
        let degrees: Double?
    }

    struct Group: Encodable {
        let name: String
        let effects: [Double]
    }

    let formula: String
    let method = "REML, Satterthwaite"
    let rows, rowsLeftOut, groups: Int
    let isSingular, isFallback: Bool
    let minusTwoLogLikelihood, sigma: Double
    let theta: [Double]
    let randomCovariance: [[Double]]
    let effects: [Effect]
    let covariance: [[Double]]
    let groupEffects: [Group]

    init(_ course: MixedCourse, formula: String, leftOut: Int) {
        let model = course.trusted
        self.formula = formula
        rows = model.rows
        rowsLeftOut = leftOut
        groups = model.groupNames.count
        isSingular = course.model.isSingular
        isFallback = course.fallback != nil
        minusTwoLogLikelihood = model.minusTwoLogLikelihood
        sigma = model.sigma
        theta = model.theta
        randomCovariance = model.randomCovarianceRows
        covariance = model.covarianceRows
        effects = model.names.compactMap { name in
            model.estimate(named: name).map {
                Effect(
                    name: name, estimate: $0.estimate, standardError: $0.standardError, statistic: $0.statistic,
                    probability: $0.probability, low: $0.confidenceInterval.lowerBound,
                    high: $0.confidenceInterval.upperBound, degrees: $0.degrees)
            }
        }
        groupEffects = zip(model.groupNames, model.groupEffects).map { Group(name: $0, effects: $1) }
    }

    package var lines: [String] {
        let left = rowsLeftOut == 0 ? "" : ", \(rowsLeftOut) rows without a value left out"
        var lines = ["\(formula): \(rows) rows, \(groups) groups, \(method)\(left)"]
        if isSingular {
            lines.append("singular: a random effect's spread is zero" + (isFallback ? "; random intercept alone" : ""))
        }
        lines += effects.map {
            "\($0.name)  \(FitText.number($0.estimate))  SE \(FitText.number($0.standardError))  df "
                + "\($0.degrees.map(FitText.number) ?? "-")  p \(FitText.probability($0.probability))  95 % "
                + FitText.interval($0.low, $0.high)
        }
        return lines + ["residual sd \(FitText.number(sigma))"]
    }
}
