import Reporting

/// A table read from a CSV file (RFC 4180): header, rows, and the line every row began on.
struct CSVReader {
    struct Row {
        let line: Int
        let fields: [String]
    }

    let file: String
    let header: [String]
    let rows: [Row]

    /// Quoted fields may hold commas, quotes and line ends; LF, CRLF and a byte order mark are accepted; blank lines are
    /// skipped; a field that was made harmless for spreadsheets is read as what it was.
    init(text: String, file: String) throws(InputError) {
        self.file = file
        var scanner = CSVScanner(text)
        var found: [Row] = []
        while let record = scanner.next() {
            if record.fields == [""] { continue }
            found.append(Row(line: record.line, fields: record.fields.map(CSVText.unharmed)))
        }
        if let line = scanner.openQuoteLine {
            throw InputError(
                .usage, file: file, line: line, "a quoted field is never closed", cure: "Close it with \".")
        }
        guard let first = found.first else {
            throw InputError(.usage, file: file, "the file is empty", cure: "Write a header line, or delete the file.")
        }
        header = first.fields.map { $0.trimmingSpaces() }
        rows = Array(found.dropFirst())
        try check()
    }

    private func check() throws(InputError) {
        for (index, name) in header.enumerated() where header[..<index].contains(name) {
            throw InputError(
                .usage, file: file, line: 1, "column \(name) stands twice", cure: "Rename or delete one of them.")
        }
        for row in rows where row.fields.count != header.count {
            throw InputError(
                .usage, file: file, line: row.line, "\(row.fields.count) fields where the header has \(header.count)",
                cure: "Quote fields that hold commas; give empty fields for missing values.")
        }
    }

    /// The trimmed field, nil when the column is absent or the field empty.
    func field(_ name: String, of row: Row) -> String? {
        guard let index = header.firstIndex(of: name) else { return nil }
        let text = row.fields[index].trimmingSpaces()
        return text.isEmpty ? nil : text
    }

    func require(columns: [String]) throws(InputError) {
        for name in columns where !header.contains(name) {
            throw InputError(
                .usage, file: file, line: 1, "the column \(name) is missing",
                cure: "Add it; required are \(columns.joined(separator: ", ")).")
        }
    }
}

private struct CSVScanner {
    private let scalars: [UInt8]
    private var position = 0
    private var line = 1
    private(set) var openQuoteLine: Int?

    init(_ text: String) {
        var bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        scalars = bytes
    }

    mutating func next() -> (line: Int, fields: [String])? {
        guard position < scalars.count, openQuoteLine == nil else { return nil }
        let start = line
        var fields: [String] = []
        while true {
            fields.append(field())
            guard position < scalars.count else { break }
            let byte = scalars[position]
            position += 1
            if byte == UInt8(ascii: ",") { continue }
            if byte == UInt8(ascii: "\r"), position < scalars.count, scalars[position] == UInt8(ascii: "\n") {
                position += 1
            }
            line += 1
            break
        }
        return (start, fields)
    }

    private mutating func field() -> String {
        if position < scalars.count, scalars[position] == UInt8(ascii: "\"") { return quotedField() }
        let start = position
        while position < scalars.count,
            ![UInt8(ascii: ","), UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains(scalars[position])
        {
            position += 1
        }
        return String(decoding: scalars[start..<position], as: UTF8.self)
    }

    private mutating func quotedField() -> String {
        let opened = line
        var bytes: [UInt8] = []
        position += 1
        while position < scalars.count {
            let byte = scalars[position]
            position += 1
            if byte == UInt8(ascii: "\"") {
                guard position < scalars.count, scalars[position] == UInt8(ascii: "\"") else {
                    return String(decoding: bytes, as: UTF8.self) + field()
                }
                position += 1
            }
            if byte == UInt8(ascii: "\n") { line += 1 }
            bytes.append(byte)
        }
        openQuoteLine = opened
        return ""
    }
}

extension String {
    func trimmingSpaces() -> String {
        var view = Substring(self)
        while let first = view.first, first == " " || first == "\t" { view.removeFirst() }
        while let last = view.last, last == " " || last == "\t" { view.removeLast() }
        return String(view)
    }
}
