extension StudyTime {
    /// Reads an ISO 8601 date or date-time (`2026-03-01`, `2026-03-01T0930`, `2026-03-01 09:30:15.5+02:00`, `…Z`) or an
    /// EXIF one (`2026:03:01 09:30:00`). Fractions of a second are dropped.
    ///
    /// - Parameter assumedOffsetMinutes: the UTC offset of a text that names none.
    /// - Returns: nil when the text is no such date or the date does not exist.
    package init?(_ text: some StringProtocol, assumedOffsetMinutes: Int) {
        var scanner = TimeScanner(text)
        guard let year = scanner.digits(4), scanner.skip("-", ":"),
            let month = scanner.digits(2), scanner.skip("-", ":"), let day = scanner.digits(2),
            let days = CivilDate.days(year: year, month: month, day: day)
        else { return nil }
        var secondOfDay = 0
        var offset = assumedOffsetMinutes
        if !scanner.isAtEnd {
            guard scanner.skip("T", "t", " "), let clock = scanner.clock() else { return nil }
            secondOfDay = clock
            if !scanner.isAtEnd {
                guard let written = scanner.offset() else { return nil }
                offset = written
            }
        }
        guard scanner.isAtEnd else { return nil }
        self.init(epochSeconds: days * 86_400 + secondOfDay - offset * 60, offsetMinutes: offset)
    }

    /// Minutes east of UTC of `+02:00`, `-0330` or `Z`; nil for anything else.
    package static func offsetMinutes(of text: some StringProtocol) -> Int? {
        var scanner = TimeScanner(text)
        guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
        return offset
    }
}

private struct TimeScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position == bytes.count }

    mutating func digits(_ count: Int) -> Int? {
        guard position + count <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[position..<position + count] {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte) - 48
        }
        position += count
        return value
    }

    mutating func skip(_ marks: Character...) -> Bool {
        guard position < bytes.count, marks.contains(Character(UnicodeScalar(bytes[position]))) else { return false }
        position += 1
        return true
    }

    /// `hhmm`, `hh:mm`, `hhmmss`, `hh:mm:ss[.fraction]` as seconds of the day.
    mutating func clock() -> Int? {
        guard let hour = digits(2) else { return nil }
        _ = skip(":")
        guard let minute = digits(2) else { return nil }
        var second = 0
        if skip(":") {
            guard let written = digits(2) else { return nil }
            second = written
        } else if let written = digits(2) {
            second = written
        }
        if skip(".", ",") { while digits(1) != nil {} }
        guard hour < 24, minute < 60, second < 60 else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    mutating func offset() -> Int? {
        if skip("Z", "z") { return 0 }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hour = digits(2) else { return nil }
        let minute = skip(":") ? digits(2) : digits(2) ?? 0
        guard let minute, hour <= 14, minute < 60 else { return nil }
        return sign * (hour * 60 + minute)
    }
}
