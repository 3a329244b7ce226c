/// A mixed model with what to do when the data cannot carry it: a slope whose spread vanishes leaves a random intercept.
package struct MixedCourse: Sendable {
    package let model: MixedModel
    /// The fit with a random intercept alone; only when `model` is singular. Tests should use it.
    package let fallback: MixedModel?

    package init(_ formula: MixedFormula, _ table: MixedTable) throws {
        model = try MixedModel(formula, table)
        fallback =
            model.isSingular && formula.slope != nil
            ? try MixedModel(formula.withoutSlope, table) : nil
    }

    /// The model whose degrees of freedom can be trusted.
    package var trusted: MixedModel { fallback ?? model }
}

extension MixedFormula {
    private init(response: String, terms: [[String]], slope: String?, group: String) {
        (self.response, self.terms, self.slope, self.group) = (response, terms, slope, group)
    }

    var withoutSlope: MixedFormula { MixedFormula(response: response, terms: terms, slope: nil, group: group) }

    /// Constrained longitudinal analysis: arms share the baseline of a randomized study, only slopes differ.
    package static func commonBaseline(response: String, time: String, arm: String, group: String) -> MixedFormula {
        MixedFormula(response: response, terms: [[time], [time, arm]], slope: time, group: group)
    }
}
