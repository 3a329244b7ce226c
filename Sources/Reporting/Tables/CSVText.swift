/// Fields of CSV tables: RFC 4180 quoting, LF line ends, and nothing a spreadsheet would run.
package enum CSVText {
    /// Characters that make a spreadsheet take a field for a formula when they stand first.
    private static let starters: Set<UInt8> = [
        UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 9, 13,
    ]

    /// An apostrophe before what would run as a formula. Apostrophes that already stand there are counted in, so that
    /// `unharmed` restores every text exactly.
    package static func harmless(_ text: String) -> String { wouldRun(text) ? "'" + text : text }

    /// The text that `harmless` was given.
    package static func unharmed(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'"), wouldRun(text) else { return text }
        return String(text.unicodeScalars.dropFirst())
    }

    private static func wouldRun(_ text: String) -> Bool {
        text.utf8.first { $0 != UInt8(ascii: "'") }.map { starters.contains($0) } ?? false
    }

    static func quoted(_ field: String) -> String {
        let special: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13]
        guard field.utf8.contains(where: { special.contains($0) }) else { return field }
        let doubled = field.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
        return "\"" + doubled + "\""
    }

    static func line(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") + "\n" }
}
