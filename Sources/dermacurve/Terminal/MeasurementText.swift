import Pipeline
import StudyRecords

/// A measured photo for the terminal.
enum MeasurementText {
    static func lines(_ photo: MeasuredPhoto) -> [String] {
        let record = photo.record
        let size = record.width.map { "\($0)×\(record.height ?? 0)" } ?? "unknown size"
        let header = "\(record.identity.path): \(record.state.rawValue), \(size), \(record.format ?? "unknown format")"
        let rows = photo.values.map { value in
            [
                "  \(value.role.rawValue)", value.metric,
                value.value.map { TextTable.number($0, error: value.standardError) } ?? "-",
                value.standardError.map { "± \(TextTable.limit($0))" } ?? "", RoundedFigure.interval(of: value),
                value.unit, value.label ?? "",
                value.flags.map(\.rawValue).joined(separator: ", "),
            ]
        }
        let titles = ["  role", "metric", "value", "± SE", "95 % interval", "unit", "", "flags"]
        return [header] + (rows.isEmpty ? [] : TextTable.lines([titles] + rows))
    }

    static func csv(_ photos: [MeasuredPhoto]) -> String { MeasurementTableText.csv(photos) }
}
