/// An instant with the UTC offset under which it was written down.
///
/// Resolution one second. Two times are equal when they name the same instant; the offset is only for printing.
/// Nothing here asks the machine for its time zone or locale, so that tables are the same bytes everywhere.
package struct StudyTime: Sendable, Hashable, Comparable, Codable {
    /// Seconds since 1970-01-01T00:00:00Z.
    package let epochSeconds: Int
    /// Offset of the writer's clock from UTC, in minutes, east positive.
    package let offsetMinutes: Int

    package init(epochSeconds: Int, offsetMinutes: Int) {
        self.epochSeconds = epochSeconds
        self.offsetMinutes = offsetMinutes
    }

    package static func == (left: StudyTime, right: StudyTime) -> Bool { left.epochSeconds == right.epochSeconds }
    package static func < (left: StudyTime, right: StudyTime) -> Bool { left.epochSeconds < right.epochSeconds }
    package func hash(into hasher: inout Hasher) { hasher.combine(epochSeconds) }

    /// Hours from `other` to this instant; negative when this one is earlier.
    package func hours(since other: StudyTime) -> Double { Double(epochSeconds - other.epochSeconds) / 3600 }
}

extension StudyTime: CustomStringConvertible {
    /// ISO 8601 with offset, e.g. `2026-03-01T09:30:00+02:00`.
    package var description: String {
        let local = epochSeconds + offsetMinutes * 60
        let days = local.flooredQuotient(by: 86_400)
        let (year, month, day) = CivilDate.fromDays(days)
        let second = local - days * 86_400
        let clock = [second / 3600, second / 60 % 60, second % 60].map { twoDigits($0) }.joined(separator: ":")
        return
            "\(fourDigits(year))-\(twoDigits(month))-\(twoDigits(day))T\(clock)\(StudyTime.offsetText(offsetMinutes))"
    }

    /// `+02:00`, `-03:30`, `+00:00`.
    package static func offsetText(_ minutes: Int) -> String {
        "\(minutes < 0 ? "-" : "+")\(twoDigits(abs(minutes) / 60)):\(twoDigits(abs(minutes) % 60))"
    }
}

func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

private func fourDigits(_ value: Int) -> String {
    String(repeating: "0", count: max(0, 4 - "\(value)".count)) + "\(value)"
}

extension Int {
    /// Quotient rounded toward minus infinity, so that days before 1970 count right.
    func flooredQuotient(by divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
