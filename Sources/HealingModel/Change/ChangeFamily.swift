import StudyRecords

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
            guard question.standardError > 0, question.standardError < .infinity,
                question.relevance.map({ $0 > 0 && $0 < .infinity }) ?? true, question.degrees.map({ $0 > 0 }) ?? true
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
            guard let relevance = question.relevance else { return .changed }
            let isSmall = interval.lowerBound >= -relevance && interval.upperBound <= relevance
            return isSmall ? .changedBelowRelevance : .changed
        }
        return question.equivalenceProbability <= level ? .notChanged : .cannotTell
    }
}
