/// A linear combination of fixed effects with Satterthwaite's degrees of freedom.
package struct MixedEstimate: Sendable, Hashable {
    package let estimate: Double
    package let standardError: Double
    /// nil where the deviance has no curvature to estimate them from (a spread of zero).
    package let degrees: Double?
    package var statistic: Double { standardError > 0 ? estimate / standardError : 0 }
    /// Two-sided; from the normal distribution without degrees of freedom.
    package var probability: Double {
        degrees.map { StudentDistribution.twoSided(statistic, degrees: $0) }
            ?? min(1, 2 * NormalDistribution.upperTail(abs(statistic)))
    }
    package var confidenceInterval: ClosedRange<Double> {
        let quantile =
            degrees.map { StudentDistribution.quantile(0.975, degrees: $0) } ?? ChangeDecision.normalQuantile
        return estimate - quantile * standardError...estimate + quantile * standardError
    }
}
