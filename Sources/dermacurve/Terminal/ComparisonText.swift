import Pipeline
import StudyRecords

/// A comparison for the terminal: one line per metric.
enum ComparisonText {
    static func lines(_ outcome: PairComparison.Outcome) -> [String] {
        let rows = outcome.changes.map { change in
            let error = change.standardError
            return [
                change.metric, number(change.before, error), number(change.after, error),
                number(change.change, error), interval(change), change.mdc95.map { TextTable.limit($0) } ?? "-",
                change.unit, change.answer?.rawValue ?? "-",
                change.verdict.rawValue
                    + (change.reasons.isEmpty ? "" : " (\(change.reasons.map(\.rawValue).joined(separator: ", ")))"),
            ]
        }
        let header = ["metric", "before", "after", "change", "95 % interval", "MDC95", "unit", "answer", "verdict"]
        return TextTable.lines([header] + rows) + settling(outcome.changes) + findings(outcome.changes)
    }

    private static func settling(_ changes: [ChangeRecord]) -> [String] {
        changes.compactMap { change in
            ChangeWords.settling(change).map { "\(change.metric): \($0) would settle whether it changed" }
        }
    }

    /// What differs between the photos, once each, with what to do.
    private static func findings(_ changes: [ChangeRecord]) -> [String] {
        var lines: [String] = []
        for finding in changes.flatMap(\.findings) {
            let line = "\(finding.forbids ? "forbids" : "care"): \(finding.text). \(finding.code.explanation.cure)"
            if !lines.contains(line) { lines.append(line) }
        }
        return lines
    }

    private static func number(_ value: Double?, _ error: Double?) -> String {
        value.map { TextTable.number($0, error: error) } ?? "-"
    }

    private static func interval(_ change: ChangeRecord) -> String {
        guard let low = change.confidenceLow, let high = change.confidenceHigh else { return "-" }
        let error = change.standardError
        return "\(TextTable.number(low, error: error)) to \(TextTable.number(high, error: error))"
    }
}

/// Columns padded to their widest cell.
enum TextTable {
    static func lines(_ rows: [[String]]) -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            let padded = row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
            }
            return padded.joined(separator: "  ")
        }
    }

    /// As many digits as the error carries; --json has every digit.
    static func number(_ value: Double, error: Double? = nil) -> String { RoundedFigure.number(value, error: error) }

    /// A limit or an error, to two digits.
    static func limit(_ value: Double) -> String { RoundedFigure.limit(value) }
}
