/// A column of a table: its name, unit and meaning for the data dictionary, and how a row fills it.
struct TableColumn<Row>: Sendable {
    let name: String
    /// `text`, `number`, `integer`, `time`, `boolean`, `codes`.
    let type: String
    let unit: String
    let meaning: String
    let field: @Sendable (Row) -> String

    /// A text that people or cameras wrote; made harmless for spreadsheets.
    static func text(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> String?) -> Self {
        TableColumn(name: name, type: "text", unit: "", meaning: meaning) { CSVText.harmless(value($0) ?? "") }
    }

    static func time(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> String?) -> Self {
        TableColumn(name: name, type: "time", unit: "ISO 8601", meaning: meaning) { value($0) ?? "" }
    }

    static func number(
        _ name: String, unit: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Double?
    ) -> Self {
        TableColumn(name: name, type: "number", unit: unit, meaning: meaning) {
            value($0).flatMap { DecimalText.shortest($0) } ?? ""
        }
    }

    static func integer(
        _ name: String, unit: String = "", _ meaning: String, _ value: @escaping @Sendable (Row) -> Int?
    ) -> Self {
        TableColumn(name: name, type: "integer", unit: unit, meaning: meaning) { value($0).map { "\($0)" } ?? "" }
    }

    static func boolean(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Bool) -> Self {
        TableColumn(name: name, type: "boolean", unit: "", meaning: meaning) { value($0) ? "true" : "false" }
    }

    /// Names this program gives, several joined by `;`.
    static func codes(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> [String]) -> Self {
        TableColumn(name: name, type: "codes", unit: "", meaning: meaning) { value($0).joined(separator: ";") }
    }

    /// A name of the table layout that this version does not fill.
    static func unfilled(_ name: String, unit: String = "", _ meaning: String) -> Self {
        TableColumn(name: name, type: "text", unit: unit, meaning: meaning + " Not determined by this version.") { _ in
            ""
        }
    }
}

/// A table as it is written: header line, then one line a row.
enum CSVTable {
    static func text<Row>(_ columns: [TableColumn<Row>], _ rows: [Row]) -> String {
        rows.reduce(into: CSVText.line(columns.map(\.name))) { text, row in
            text += CSVText.line(columns.map { $0.field(row) })
        }
    }
}
