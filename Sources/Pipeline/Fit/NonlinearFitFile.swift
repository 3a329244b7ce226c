import Foundation
import HealingModel

/// `fit FILE --model FORMULA`: any formula by least squares, from given starting values.
///
/// FILE is a CSV or a JSON object of columns, which may hold `model` and the starting values (`start`, `start1`, `start2`)
/// too. A column `sd` weighs the points.
package struct NonlinearFitFile: Sendable {
    package let file: String
    /// `y ~ formula`, or the formula of y alone; constants may follow after `;`. Wins over the file's.
    package var model: String?
    /// `name=value,…`, or `start1` and the like for a list of the file.
    package var start: String?

    package init(file: String, model: String?, start: String?) {
        self.file = file
        self.model = model
        self.start = start
    }

    /// Whether a file brings its own formula.
    package static func holdsModel(_ file: String) -> Bool {
        guard let text = try? FitTable.text(file), text.first(where: { !$0.isWhitespace }) == "{" else { return false }
        return (try? JSONDecoder().decode(ModelColumns.self, from: Data(text.utf8)))?.text["model"] != nil
    }

    package func perform() throws(InputError) -> NonlinearFitReport {
        let content = try content()
        guard let formula = model ?? content.text["model"] else { throw problem("no formula", "Give --model.") }
        let parts = formula.split(separator: ";").map(String.init)
        let sides = (parts.first ?? "").split(separator: "~", maxSplits: 1).map(String.init)
        let expression = try FitTable.named("--model") { try ModelParser.expression(sides.last ?? "") }
        var constants: [(name: String, value: Double)] = []
        for part in parts.dropFirst() { constants += try values(part) }
        let response = try response(sides.count == 2 ? sides[0] : "y", content)
        let fixed = Set(constants.map(\.name))
        let parameters = expression.names.filter { content.columns[$0] == nil && !fixed.contains($0) }
        let begin = try begin(parameters, content)
        var data = content.columns
        for constant in constants { data[constant.name] = Array(repeating: constant.value, count: response.count) }
        let weights = content.columns["sd"].map { $0.map { 1 / ($0 * $0) } }
        let fit = try FitTable.named(file) {
            try NonlinearFit(
                expression, data: data.filter { expression.names.contains($0.key) }, response: response,
                weights: weights, start: begin)
        }
        return NonlinearFitReport(fit, formula: formula)
    }

    private func problem(_ text: String, _ cure: String) -> InputError {
        InputError(.usage, file: file, text, cure: cure)
    }

    /// The response column, or a formula of columns such as log(y).
    private func response(_ text: String, _ content: ModelColumns) throws(InputError) -> [Double] {
        let expression = try FitTable.named("--model") { try ModelParser.expression(text) }
        let rows = content.columns.values.map(\.count).max() ?? 0
        let known = Set(content.columns.keys)
        guard expression.names.allSatisfy(known.contains) else {
            throw problem(
                "there is no column \(expression.names.joined(separator: ", "))", "Name the columns in the first row.")
        }
        let found = try FitTable.named(file) { try NonlinearFit.evaluate(expression, content.columns, rows: rows) }
        return found
    }

    private func begin(
        _ parameters: [String], _ content: ModelColumns
    ) throws(InputError) -> [(name: String, value: Double)] {
        if let start, start.contains("=") {
            let given = try values(start)
            guard Set(given.map(\.name)) == Set(parameters) else {
                throw problem(
                    "--start must name \(parameters.joined(separator: ", "))", "Write for example b1=500,b2=0.001.")
            }
            return given
        }
        let names = parameters.sorted { $0.compare($1, options: .numeric) == .orderedAscending }
        let list = [start, "start", "start1"].compactMap(\.self).lazy.compactMap { content.lists[$0] }.first
        guard let list, list.count == names.count else {
            throw problem(
                "no starting values of \(names.joined(separator: ", "))", "Give --start, e.g. b1=500,b2=0.001.")
        }
        return zip(names, list).map { (name: $0, value: $1) }
    }

    private func values(_ text: String) throws(InputError) -> [(name: String, value: Double)] {
        var found: [(name: String, value: Double)] = []
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
            guard sides.count == 2, let value = Double(sides[1]), value.isFinite else {
                throw problem("\"\(part)\" is no name=value", "Write for example b1=500,b2=0.001.")
            }
            found.append((name: sides[0], value: value))
        }
        return found
    }

    private func content() throws(InputError) -> ModelColumns {
        let text = try FitTable.text(file)
        if text.first(where: { !$0.isWhitespace }) == "{" {
            guard let content = try? JSONDecoder().decode(ModelColumns.self, from: Data(text.utf8)) else {
                throw problem("the file is no object of columns", "Give arrays of numbers by name.")
            }
            return content
        }
        let table = try CSVReader(text: text, file: file)
        var content = ModelColumns()
        for name in table.header {
            var numbers: [Double] = []
            for row in table.rows {
                guard let field = FitTable.field(name, of: row, in: table), let number = Double(field) else { break }
                numbers.append(number)
            }
            if numbers.count == table.rows.count { content.columns[name] = numbers }
        }
        return content
    }
}

/// Columns of numbers, starting values and the formula of a file.
struct ModelColumns: Decodable {
    /// All lists as long as y.
    var columns: [String: [Double]] = [:]
    var lists: [String: [Double]] = [:]
    var text: [String: String] = [:]

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init() {}

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        for key in container.allKeys {
            if let list = try? container.decode([Double].self, forKey: key) {
                lists[key.stringValue] = list
            } else if let value = try? container.decode(String.self, forKey: key) {
                text[key.stringValue] = value
            }
        }
        let rows = lists["y"]?.count ?? lists.values.map(\.count).max() ?? 0
        columns = lists.filter { $0.value.count == rows && !$0.key.hasPrefix("start") }
    }
}
