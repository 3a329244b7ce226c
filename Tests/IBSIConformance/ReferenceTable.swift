import Foundation

/// A table of published values: `value;tolerance;tag`.
struct ReferenceTable {
    struct Row {
        let tag: String
        let value: Double
        /// The published tolerance; where it is 0, half a unit of the third digit, to which values are printed.
        let tolerance: Double
    }

    let rows: [Row]

    init(_ text: String) {
        rows = text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let fields = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 3, let value = Double(fields[0]) else { return nil }
            let stated = Double(fields[1]) ?? 0
            return Row(tag: fields[2], value: value, tolerance: max(stated, ReferenceTable.rounding(of: value)))
        }
    }

    private static func rounding(of value: Double) -> Double {
        guard value != 0 else { return 0.0005 }
        var unit = 1.0
        while abs(value) >= 1000 * unit { unit *= 10 }
        while abs(value) < 100 * unit { unit /= 10 }
        return 0.5 * unit * (1 + 1e-9)
    }
}

/// Files beside this code.
enum FixtureFile {
    static func text(_ name: String) -> String {
        guard let url = Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Fixtures"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { preconditionFailure("fixture \(name) is missing") }
        return text
    }
}
