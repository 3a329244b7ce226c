import StudyRecords

/// The changes of one metric after one session, a row per photo after.
struct MetricChanges {
    struct Row {
        let time, before, after, change, interval, mdc, verdict, mark, kind, reasons: String
        let glyph: IntervalGlyph?
        /// What differs between the photos.
        let findings: [String]
        /// The change adjusted for skin tone, in words; for reading only.
        let adjusted: String
        /// The answer against the smallest change that matters, and what would settle it.
        let answer: String
    }

    let title, unit, note: String
    let rows: [Row]

    init(_ definition: MetricDefinition, _ changes: [ChangeRecord]) {
        title = definition.title
        unit = definition.unit
        let isAdjusted = changes.allSatisfy(\.isControlAdjusted)
        let source = changes.compactMap(\.mdcSource).first.map { "Detectable change: \($0)." } ?? ""
        note =
            (isAdjusted ? "Treated minus control. " : "Treated region alone. ") + source
            + MetricChanges.relevance(changes, unit: definition.unit)
        rows = changes.map { MetricChanges.row($0) }
    }

    private static func row(_ change: ChangeRecord) -> Row {
        let error = change.standardError
        func text(_ value: Double?) -> String { value.map { ReadingText.number($0, error: error) } ?? "–" }
        return Row(
            time: ReadingText.hours(change.hoursAfter), before: text(change.before), after: text(change.after),
            change: change.change.map { ReadingText.signed($0, error: error) } ?? "–",
            interval: ReadingText.interval(change.confidenceLow, change.confidenceHigh, error: error) ?? "–",
            mdc: change.mdc95.map { "±\(ReadingText.limit($0))" } ?? "–", verdict: change.verdict.words,
            mark: change.verdict.mark, kind: change.verdict.rawValue,
            reasons: change.reasons.map(\.rawValue).joined(separator: ", "), glyph: IntervalGlyph(change),
            findings: change.findings.map(\.text), adjusted: adjusted(change), answer: answer(change))
    }

    private static func relevance(_ changes: [ChangeRecord], unit: String) -> String {
        guard let relevance = changes.lazy.compactMap(\.relevance).first else { return "" }
        return " Matters from: \(ReadingText.limit(relevance)) \(unit), a setting without clinical source."
    }

    private static func answer(_ change: ChangeRecord) -> String {
        guard let answer = change.answer, change.relevance != nil else { return "" }
        return answer.words + (SettlingText.words(change).map { "; \($0) would settle it" } ?? "")
    }

    private static func adjusted(_ change: ChangeRecord) -> String {
        guard let gain = change.melaninGain, gain < 1, let value = change.adjustedChange else { return "" }
        let error = change.standardError.map { $0 / gain }
        return
            "adjusted for skin tone \(ReadingText.signed(value, error: error)) (gain \(ReadingText.rounded(gain, decimals: 2)))"
    }

    /// One group for each metric that has changes here, in the order of the catalog.
    static func groups(_ changes: [ChangeRecord], _ definitions: [MetricDefinition]) -> [MetricChanges] {
        definitions.compactMap { definition in
            let own = changes.filter { $0.metric == definition.id }
            return own.isEmpty ? nil : MetricChanges(definition, own)
        }
    }
}
