/// What a metric is. Store, tables, reports, curves and `dermacurve metrics` are driven by this value alone.
package struct MetricDefinition: Sendable, Hashable, Codable {
    /// How the metric moves while needled skin heals.
    package enum HealingDirection: String, Sendable, Codable { case falls, rises, none }
    package enum Family: String, Sendable, Codable { case redness, color, texture }

    /// kebab-case name, stable for ever.
    package var id: String
    /// Raised whenever the same photo gives a different value.
    package var revision: Int
    package var title: String
    package var family: Family
    package var unit: String
    package var formula: String
    /// Key of the full citation in Documentation/Methods.md.
    package var source: String
    /// Range in which values on human skin are expected; outside it a value carries the flag `unexpected-value`.
    package var expectedRange: ClosedRange<Double>
    package var whileHealing: HealingDirection
    package var invalidWhen: [String]
    /// Moves with exposure and white balance even against a control region, because it is no ratio of channels.
    package var isAbsolute = false
    /// nil where nobody has measured repeatability well enough to state one.
    package var minimalDetectableChange: MinimalDetectableChange?

    package init(
        id: String, revision: Int, title: String, family: Family, unit: String, formula: String, source: String,
        expectedRange: ClosedRange<Double>, whileHealing: HealingDirection, invalidWhen: [String],
        isAbsolute: Bool = false, minimalDetectableChange: MinimalDetectableChange? = nil
    ) {
        self.id = id
        self.isAbsolute = isAbsolute
        self.revision = revision
        self.title = title
        self.family = family
        self.unit = unit
        self.formula = formula
        self.source = source
        self.expectedRange = expectedRange
        self.whileHealing = whileHealing
        self.invalidWhen = invalidWhen
        self.minimalDetectableChange = minimalDetectableChange
    }
}
