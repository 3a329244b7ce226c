import HealingModel

/// The `fit-mixed` command: a long table and a formula, e.g. `y ~ month + month:arm + (month | patient)`.
package struct MixedFitFile: Sendable {
    package let file: String
    package let formula: String

    package init(file: String, formula: String) {
        self.file = file
        self.formula = formula
    }

    package func perform() throws(InputError) -> MixedFitReport {
        let parsed = try FitTable.named("--formula") { try MixedFormula(formula) }
        let table = try CSVReader(text: try FitTable.text(file), file: file)
        try table.require(columns: parsed.columns)
        let kept = table.rows.filter { row in
            parsed.columns.allSatisfy { FitTable.field($0, of: row, in: table) != nil }
        }
        var columns: [String: MixedTable.Column] = [:]
        for name in parsed.columns { columns[name] = try column(name, parsed, kept, table) }
        let course = try FitTable.named(file) { try MixedCourse(parsed, try MixedTable(columns)) }
        return MixedFitReport(course, formula: formula, leftOut: table.rows.count - kept.count)
    }

    /// Groups are text whatever they look like; other columns are numbers when every field is one.
    private func column(
        _ name: String, _ formula: MixedFormula, _ rows: [CSVReader.Row], _ table: CSVReader
    ) throws(InputError) -> MixedTable.Column {
        let fields = rows.map { FitTable.field(name, of: $0, in: table) ?? "" }
        let isText = name == formula.group || (name != formula.response && fields.contains { Double($0) == nil })
        if isText { return .levels(fields) }
        var numbers: [Double] = []
        for (field, row) in zip(fields, rows) { numbers.append(try FitTable.number(field, name, table, row)) }
        return .numbers(numbers)
    }
}

extension MixedFormula {
    /// Every column the formula names, once, in order of characters.
    var columns: [String] {
        Set([response, group] + terms.flatMap { $0 } + (slope.map { [$0] } ?? [])).sorted()
    }
}
