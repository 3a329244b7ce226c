import Foundation
import HealingModel

/// A file of numbers handed to `fit` or `fit-mixed`.
enum FitTable {
    static func text(_ file: String) throws(InputError) -> String {
        guard FileReading.kind(file) != nil else {
            throw InputError(.notFound, file: file, "there is no such file", cure: "Check the path.")
        }
        guard let bytes = FileReading.bytes(file), let text = String(validating: bytes, as: UTF8.self) else {
            throw InputError(.usage, file: file, "the file is no UTF-8 text", cure: "Save it as UTF-8.")
        }
        return text
    }

    /// nil for an empty field, `NA` and the like.
    static func field(_ name: String, of row: CSVReader.Row, in table: CSVReader) -> String? {
        table.field(name, of: row).flatMap { ["NA", "NaN", "nan", "null", "."].contains($0) ? nil : $0 }
    }

    static func number(_ text: String, _ name: String, _ table: CSVReader, _ row: CSVReader.Row) throws(InputError)
        -> Double
    {
        guard let value = Double(text), value.isFinite else {
            throw InputError(
                .usage, file: table.file, line: row.line, "\(name) is no number: \"\(text)\"",
                cure: "Write numbers with a decimal point, and nothing where one is missing.")
        }
        return value
    }

    /// The statistics' own words about bad input.
    static func named<Value>(_ file: String, _ work: () throws -> Value) throws(InputError) -> Value {
        do {
            return try work()
        } catch let error as InputError {
            throw error
        } catch {
            throw InputError(.usage, file: file, "\(error)", cure: "Correct the table or the formula.")
        }
    }
}
