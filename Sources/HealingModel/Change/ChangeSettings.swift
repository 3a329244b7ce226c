import StudyRecords

/// Settings of before/after decisions.
package struct ChangeSettings: Sendable, Hashable, Codable {
    /// MDC95 by metric id, measured on the user's own rig; wins over everything else.
    package var mdc95: [String: Double] = [:]

    /// Smallest change that matters by metric id, unit of the metric: our proposal, no clinical source.
    package var relevance: [String: Double] = ["a-star": 1.5, "erythema-index": 2, "erythema-index-floor": 2]

    /// The same for texture metrics without a figure of their own, percent of the value before.
    package var textureRelevancePercent = 6.0

    /// Arms were drawn by lot; else their comparison is called observational.
    package var hasRandomizedArms = false

    package var comparability = ComparabilityLimits()

    /// What the study's own replicate shots say; it wins over the defaults of the definitions.
    package var repeatability: [RepeatabilityRecord] = []

    package init() {}

    /// - Parameters:
    ///   - isAdjusted: for treated minus control; where only the other was repeated, that stands in.
    ///   - level: the value whose error is asked for; the mean of the replicates where nil. Matters to metrics whose error
    ///     grows with the value.
    package func minimalDetectableChange(
        of definition: MetricDefinition, isAdjusted: Bool = true, level: Double? = nil
    ) -> MinimalDetectableChange? {
        if let own = mdc95[definition.id] {
            return MinimalDetectableChange(mdc95: own, source: "study.yaml", origin: .settings)
        }
        let rows = repeatability.filter { $0.metric == definition.id }
        if let row = rows.first(where: { $0.isControlAdjusted == isAdjusted }) ?? rows.first {
            return MinimalDetectableChange(row, level: level)
        }
        return definition.minimalDetectableChange
    }

    func relevance(of definition: MetricDefinition, before: Double?) -> Double? {
        if let own = self.relevance[definition.id] { return own }
        guard definition.family == .texture, let before, before != 0 else { return nil }
        return textureRelevancePercent / 100 * abs(before)
    }
}

extension MinimalDetectableChange {
    /// From replicate shots, at a level of the metric.
    init(_ row: RepeatabilityRecord, level: Double?) {
        let value = abs(level ?? row.mean)
        let scale = row.isLogarithmic ? value : 1
        let share = row.isLogarithmic && row.mean != 0 ? value / abs(row.mean) : 1
        self.init(mdc95: row.mdc95 * share, source: row.sourceText, origin: .repeatability)
        degrees = row.degrees
        isOfOneSitting = row.design == .sitting
        // Within one sitting nobody knows what visits add, so more photos must not shrink it.
        let visits = row.design == .sitting || row.photoDeviation == nil ? row.deviation : row.visitDeviation
        visitDeviation = (visits ?? row.deviation) * scale
        photoDeviation = row.design == .sitting ? nil : row.photoDeviation.map { $0 * scale }
    }
}

extension RepeatabilityRecord {
    /// `repeatability of 12 regions, 36 visits, 108 photos (24 degrees of freedom)`.
    fileprivate var sourceText: String {
        let sitting = design == .sitting ? ", shots of one sitting only" : ""
        let role = isControlAdjusted ? "" : ", treated region alone"
        let degrees = (self.degrees * 10).rounded() / 10
        return "own repeatability: \(subjects) subjects, \(visits) visits, \(photos) photos, "
            + "\(degrees) degrees of freedom\(sitting)\(role)"
    }
}
