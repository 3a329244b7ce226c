import Pipeline
import StudyRecords

/// A comparison for the terminal: one line per metric.
enum ComparisonText {
    static func lines(_ outcome: PairComparison.Outcome) -> [String] {
        let rows = outcome.changes.map { change in
            [
                change.metric, number(change.before), number(change.after), number(change.change),
                interval(change.confidenceLow, change.confidenceHigh), number(change.mdc95), change.unit,
                change.verdict.rawValue
                    + (change.reasons.isEmpty ? "" : " (\(change.reasons.map(\.rawValue).joined(separator: ", ")))"),
            ]
        }
        let header = ["metric", "before", "after", "change", "95 % interval", "MDC95", "unit", "verdict"]
        return TextTable.lines([header] + rows) + findings(outcome.changes)
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

    private static func number(_ value: Double?) -> String { value.map { TextTable.number($0) } ?? "-" }

    private static func interval(_ low: Double?, _ high: Double?) -> String {
        guard let low, let high else { return "-" }
        return "\(TextTable.number(low)) to \(TextTable.number(high))"
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

    /// Two decimals: for reading at a terminal; --json carries every digit.
    static func number(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return rounded == 0 ? "0" : "\(rounded)"
    }
}
