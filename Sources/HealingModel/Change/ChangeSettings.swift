import StudyRecords

/// Settings of before/after decisions.
package struct ChangeSettings: Sendable, Hashable, Codable {
    /// MDC95 by metric id, measured on the user's own rig; wins over the default of the definition.
    package var mdc95: [String: Double] = [:]

    /// Arms were drawn by lot; else their comparison is called observational.
    package var hasRandomizedArms = false

    package var comparability = ComparabilityLimits()

    package init() {}

    func minimalDetectableChange(of definition: MetricDefinition) -> MinimalDetectableChange? {
        if let own = mdc95[definition.id] { return MinimalDetectableChange(mdc95: own, source: "study.yaml") }
        return definition.minimalDetectableChange
    }
}
