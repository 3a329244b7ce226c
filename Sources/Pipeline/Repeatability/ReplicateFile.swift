import HealingModel
import StudyRecords

/// The `repeatability --table` command: a table of repeated values, without photos.
///
/// Long: columns subject and value, optionally visit, shot (or rater) and metric. Wide: one row a subject, one column a
/// rater or repeat; a first column named subject, id or nothing holds names.
package struct ReplicateFile: Sendable {
    package var file: String

    package init(file: String) { self.file = file }

    package func perform() throws(InputError) -> RepeatabilitySummary {
        let table = try CSVReader(text: try FitTable.text(file), file: file)
        let isLong = table.header.contains("value") && table.header.contains("subject")
        let values = isLong ? try ReplicateFile.long(table) : try ReplicateFile.wide(table)
        var records: [RepeatabilityRecord] = []
        for metric in values.metrics {
            let own = values.rows.filter { $0.metric == metric }.map(\.value)
            records.append(
                try FitTable.named(file) {
                    try RepeatabilityRecord(ReplicateSet(own), RepeatabilityLabel(metric: metric))
                })
        }
        guard !records.isEmpty else {
            throw InputError(.usage, file: file, "the table holds no values", cure: "Give one row for every value.")
        }
        return RepeatabilitySummary(records, source: file)
    }

    private struct Values {
        var rows: [(metric: String, value: ReplicateSet.Value)] = []
        /// In order of appearance.
        var metrics: [String] = []

        mutating func add(_ metric: String, _ value: ReplicateSet.Value) {
            if !metrics.contains(metric) { metrics.append(metric) }
            rows.append((metric, value))
        }
    }

    private static func long(_ table: CSVReader) throws(InputError) -> Values {
        var found = Values()
        for row in table.rows {
            guard let field = FitTable.field("value", of: row, in: table) else { continue }
            guard let subject = table.field("subject", of: row) else {
                throw InputError(
                    .usage, file: table.file, line: row.line, "subject is empty", cure: "Name every value's subject.")
            }
            let value = ReplicateSet.Value(
                subject: subject, visit: table.field("visit", of: row) ?? "",
                shot: table.field("shot", of: row) ?? table.field("rater", of: row) ?? "\(row.line)",
                value: try FitTable.number(field, "value", table, row))
            found.add(table.field("metric", of: row) ?? "value", value)
        }
        return found
    }

    private static func wide(_ table: CSVReader) throws(InputError) -> Values {
        let hasNames =
            table.header.first.map { ["subject", "id", "name", "person", ""].contains($0.lowercased()) } ?? false
        let columns = table.header.indices.dropFirst(hasNames ? 1 : 0)
        var found = Values()
        for (number, row) in table.rows.enumerated() {
            let subject = hasNames ? row.fields[0].trimmingSpaces() : "\(number + 1)"
            for (repeated, column) in columns.enumerated() {
                let name = table.header[column]
                guard let field = FitTable.field(name, of: row, in: table) else { continue }
                let value = ReplicateSet.Value(
                    subject: subject, visit: "", shot: "\(repeated + 1)",
                    value: try FitTable.number(field, name, table, row))
                found.add("value", value)
            }
        }
        return found
    }
}
