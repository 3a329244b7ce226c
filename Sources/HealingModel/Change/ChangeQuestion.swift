/// One difference to be judged.
package struct ChangeQuestion: Sendable, Hashable {
    package var difference: Double
    package var standardError: Double
    /// Smallest change that matters (MIC), unit of the metric; nil where nobody proposed one.
    package var relevance: Double?
    /// Degrees of freedom behind the standard error; from 100 on, and where nil, the normal distribution is used.
    package var degrees: Double?

    package init(difference: Double, standardError: Double, relevance: Double?, degrees: Double? = nil) {
        self.difference = difference
        self.standardError = standardError
        self.relevance = relevance
        self.degrees = degrees
    }

    private func upperTail(_ statistic: Double) -> Double {
        guard let degrees, degrees < 100 else { return NormalDistribution.upperTail(statistic) }
        return StudentDistribution.upperTail(statistic, degrees: degrees)
    }

    /// Two-sided probability of a difference at least this large without any change.
    package var probability: Double { min(1, 2 * upperTail(abs(difference) / standardError)) }

    /// Two one-sided tests against ± relevance [schuirmann-1987]: the larger probability; 1 without a relevance, since
    /// nothing is then small enough to be called unchanged.
    package var equivalenceProbability: Double {
        guard let relevance else { return 1 }
        return max(
            upperTail((relevance + difference) / standardError), upperTail((relevance - difference) / standardError))
    }

    package var confidenceInterval: ClosedRange<Double> {
        let half = ChangeQuestion.quantile(degrees) * standardError
        return difference - half...difference + half
    }

    /// Two-sided 95 % quantile for an error with so many degrees of freedom.
    static func quantile(_ degrees: Double?) -> Double {
        guard let degrees, degrees < 100 else { return ChangeDecision.normalQuantile }
        return StudentDistribution.quantile(0.975, degrees: degrees)
    }
}
