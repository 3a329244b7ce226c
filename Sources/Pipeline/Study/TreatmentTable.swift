import StudyRecords

/// treatments.csv.
enum TreatmentTable {
    static let columns = [
        "subject", "session", "treated_at", "device", "needle_mm", "passes", "regions", "setting", "operator",
        "numbing",
        "aftercare", "arm",
    ]

    /// Rows of one subject without a session number are numbered by time.
    static func read(_ text: String, file: String, assumedOffsetMinutes: Int) throws(InputError) -> [TreatmentSession] {
        let table = try CSVReader(text: text, file: file)
        try table.require(columns: ["subject", "treated_at"])
        for name in table.header where !columns.contains(name) {
            throw InputError(
                .usage, file: file, line: 1, "unknown column \(name)",
                cure: "Known are \(columns.joined(separator: ", ")).")
        }
        var drafts: [Draft] = []
        for row in table.rows {
            drafts.append(try Draft(RowReader(table: table, row: row), assumedOffsetMinutes: assumedOffsetMinutes))
        }
        return try numbered(drafts, file: file)
    }

    private struct Draft {
        var session: TreatmentSession
        let hasNumber: Bool
        let line: Int

        init(_ reader: RowReader, assumedOffsetMinutes: Int) throws(InputError) {
            let number = try reader.whole("session", in: 1...10_000)
            session = TreatmentSession(
                subject: try reader.required("subject"), session: number ?? 0,
                treatedAt: try reader.time("treated_at", assumedOffsetMinutes: assumedOffsetMinutes))
            hasNumber = number != nil
            line = reader.row.line
            session.device = try reader.choice("device", TreatmentSession.Device.self)
            session.needleMM = try reader.number("needle_mm", in: 0...10)
            session.passes = try reader.whole("passes", in: 0...1000)
            session.setting = try reader.choice("setting", TreatmentSession.Setting.self)
            session.regions = reader.text("regions").flatMap { $0 == "*" ? nil : $0 }.map { text in
                text.split(separator: ";").map { String($0).trimmingSpaces() }
            }
            session.operatorName = reader.text("operator")
            session.numbing = reader.text("numbing")
            session.aftercare = reader.text("aftercare")
            session.arm = reader.text("arm")
        }
    }

    private static func numbered(_ drafts: [Draft], file: String) throws(InputError) -> [TreatmentSession] {
        var sessions: [TreatmentSession] = []
        for (subject, own) in Dictionary(grouping: drafts, by: \.session.subject).sorted(by: { $0.key < $1.key }) {
            let ordered = own.sorted { ($0.session.treatedAt, $0.line) < ($1.session.treatedAt, $1.line) }
            var used: Set<Int> = []
            for (index, draft) in ordered.enumerated() {
                var session = draft.session
                if !draft.hasNumber { session.session = index + 1 }
                guard used.insert(session.session).inserted else {
                    throw InputError(
                        .usage, file: file, line: draft.line,
                        "subject \(subject) has two sessions numbered \(session.session)",
                        cure: "Number every session of a subject once, or leave the column empty.")
                }
                sessions.append(session)
            }
        }
        return sessions
    }
}

/// Fields of one row, read as what they must be; errors name file, line and column.
struct RowReader {
    let table: CSVReader
    let row: CSVReader.Row

    func text(_ column: String) -> String? { table.field(column, of: row) }

    func required(_ column: String) throws(InputError) -> String {
        guard let text = text(column) else { throw problem("\(column) is empty", cure: "Fill it in.") }
        return text
    }

    func time(_ column: String, assumedOffsetMinutes: Int) throws(InputError) -> StudyTime {
        let text = try required(column)
        guard let time = StudyTime(text, assumedOffsetMinutes: assumedOffsetMinutes) else {
            throw problem(
                "\(column) \"\(text)\" is no date and time",
                cure: "Write ISO 8601, e.g. 2026-03-01T09:30+02:00, or the date alone.")
        }
        return time
    }

    func number(_ column: String, in range: ClosedRange<Double>) throws(InputError) -> Double? {
        guard let text = text(column) else { return nil }
        guard let number = Double(text), number.isFinite, range.contains(number) else {
            throw problem(
                "\(column) \"\(text)\" is no number \(range.inWords)",
                cure: "Write it with a decimal point, or leave it empty.")
        }
        return number
    }

    func whole(_ column: String, in range: ClosedRange<Int>) throws(InputError) -> Int? {
        guard let text = text(column) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw problem(
                "\(column) \"\(text)\" is no whole number from \(range.lowerBound) to \(range.upperBound)",
                cure: "Correct it, or leave it empty.")
        }
        return number
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ column: String, _ type: Choice.Type
    ) throws(InputError) -> Choice? where Choice.RawValue == String {
        guard let text = text(column) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw problem("\(column) \"\(text)\" is none of \(names)", cure: "Use one of them, or leave it empty.")
        }
        return choice
    }

    func problem(_ text: String, cure: String) -> InputError {
        InputError(.usage, file: table.file, line: row.line, text, cure: cure)
    }
}
