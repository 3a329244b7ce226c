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

    let id, title, unit, note: String
    let rows: [Row]

    init(_ definition: MetricDefinition, _ changes: [ChangeRecord], _ wording: Wording) {
        let words = wording.change
        id = definition.id
        title = wording.title(definition)
        unit = wording.unit(definition.unit)
        let source = changes.compactMap(\.mdcSource).first.map { words.detectableSource(wording.note($0)) }
        let relevance = changes.lazy.compactMap(\.relevance).first.map {
            words.relevance("\(wording.figures.limit($0)) \(definition.unit)")
        }
        let scope = changes.allSatisfy(\.isControlAdjusted) ? words.treatedMinusControl : words.treatedAlone
        note = [scope, source, relevance].compactMap { $0 }.joined(separator: " ")
        rows = changes.map { ChangeRowText(change: $0, wording: wording).row }
    }

    /// One group for each metric that has changes here, in the order of the catalog.
    static func groups(
        _ changes: [ChangeRecord], _ definitions: [MetricDefinition], _ wording: Wording
    ) -> [MetricChanges] {
        definitions.compactMap { definition in
            let own = changes.filter { $0.metric == definition.id }
            return own.isEmpty ? nil : MetricChanges(definition, own, wording)
        }
    }
}

/// One change as a row of its table.
private struct ChangeRowText {
    let change: ChangeRecord
    let wording: Wording

    var row: MetricChanges.Row {
        let (error, figures) = (change.standardError, wording.figures)
        func text(_ value: Double?) -> String { value.map { figures.number($0, error: error) } ?? FigureWords.none }
        return MetricChanges.Row(
            time: figures.duration(change.hoursAfter), before: text(change.before), after: text(change.after),
            change: change.change.map { figures.signed($0, error: error) } ?? FigureWords.none,
            interval: figures.interval(change.confidenceLow, change.confidenceHigh, error: error) ?? FigureWords.none,
            mdc: change.mdc95.map { "±\(figures.limit($0))" } ?? FigureWords.none,
            verdict: wording.change.verdict(change.verdict), mark: change.verdict.mark, kind: change.verdict.rawValue,
            reasons: change.reasons.map(\.rawValue).joined(separator: ", "), glyph: IntervalGlyph(change),
            findings: change.findings.map(finding), adjusted: adjusted, answer: answer)
    }

    private func finding(_ finding: ComparabilityFinding) -> String {
        let limit = finding.limit.isEmpty ? "" : wording.note(finding.limit)
        return "\(finding.code.rawValue): " + wording.change.finding(wording.note(finding.figure), limit)
    }

    private var answer: String {
        guard let answer = change.answer, change.relevance != nil else { return "" }
        let settling = SettlingText.words(change, wording).map { "; \(wording.change.settles($0))" } ?? ""
        return wording.change.answer(answer) + settling
    }

    private var adjusted: String {
        guard let gain = change.melaninGain, gain < 1, let value = change.adjustedChange else { return "" }
        let error = change.standardError.map { $0 / gain }
        return wording.change.skinTone(
            wording.figures.signed(value, error: error), wording.figures.rounded(gain, decimals: 2))
    }
}
