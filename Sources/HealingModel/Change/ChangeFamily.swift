import PortableMath

/// What one before/after difference of a report says, with the whole report in view.
package enum ChangeAnswer: String, Sendable, Codable, CaseIterable {
    case changed
    /// Changed beyond noise, but the 95 % interval lies inside ± the relevance.
    case changedBelowRelevance = "changed-below-relevance"
    case notChanged = "not-changed"
    case cannotTell = "cannot-tell"
}

/// One difference to be judged.
package struct ChangeQuestion: Sendable, Hashable {
    package var difference: Double
    package var standardError: Double
    /// Smallest change that matters (MIC), unit of the metric.
    package var relevance: Double
    /// Degrees of freedom behind the standard error; from 100 on, and where nil, the normal distribution is used.
    package var degrees: Double?

    package init(difference: Double, standardError: Double, relevance: Double, degrees: Double? = nil) {
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

    /// Two one-sided tests against ± relevance [schuirmann-1987]: the larger probability.
    package var equivalenceProbability: Double {
        max(upperTail((relevance + difference) / standardError), upperTail((relevance - difference) / standardError))
    }

    package var confidenceInterval: ClosedRange<Double> {
        let isNormal = (degrees ?? 100) >= 100
        let quantile =
            isNormal ? ChangeDecision.normalQuantile : StudentDistribution.quantile(0.975, degrees: degrees ?? 100)
        return difference - quantile * standardError...difference + quantile * standardError
    }
}

/// All questions of one report, answered together: false discovery rate 5 % over the family, then equivalence.
package struct ChangeFamily: Sendable {
    package struct Row: Sendable, Hashable {
        package let question: ChangeQuestion
        package let probability: Double
        /// Benjamini–Hochberg, Benjamini–Yekutieli and Holm.
        package let falseDiscovery: Double
        package let falseDiscoveryAnyDependence: Double
        package let holm: Double
        package let equivalenceProbability: Double
        package let answer: ChangeAnswer
    }

    package static let level = 0.05
    package let rows: [Row]

    package init(_ questions: [ChangeQuestion]) throws(HealingInputError) {
        for (index, question) in questions.enumerated() {
            guard question.difference.isFinite else { throw .notFinite(at: index) }
            guard question.standardError > 0, question.standardError < .infinity, question.relevance > 0,
                question.relevance < .infinity, question.degrees.map({ $0 > 0 }) ?? true
            else { throw .notPositive(at: index) }
        }
        let probabilities = questions.map(\.probability)
        let discovery = MultipleTesting.benjaminiHochberg(probabilities)
        let anyDependence = MultipleTesting.benjaminiYekutieli(probabilities)
        let holm = MultipleTesting.holm(probabilities)
        rows = questions.enumerated().map { index, question in
            Row(
                question: question, probability: probabilities[index], falseDiscovery: discovery[index],
                falseDiscoveryAnyDependence: anyDependence[index], holm: holm[index],
                equivalenceProbability: question.equivalenceProbability,
                answer: ChangeFamily.answer(question, discovery[index]))
        }
    }

    private static func answer(_ question: ChangeQuestion, _ falseDiscovery: Double) -> ChangeAnswer {
        if falseDiscovery <= level {
            let interval = question.confidenceInterval
            let isSmall = interval.lowerBound >= -question.relevance && interval.upperBound <= question.relevance
            return isSmall ? .changedBelowRelevance : .changed
        }
        return question.equivalenceProbability <= level ? .notChanged : .cannotTell
    }
}
