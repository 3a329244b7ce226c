/// How figures, units of time and dates are written.
struct FigureWords: Sendable {
    let decimalMark: String
    /// `9.4 to 16.3`.
    let range: @Sendable (String, String) -> String
    let minutes, hours, days: @Sendable (String) -> String
    /// As `days`, behind a preposition: German says `7 Tage danach` and `nach 7 Tagen`.
    let givenDays: @Sendable (String) -> String
    /// Labels of time axes, as short as can be.
    let hourTick, dayTick, weekTick, yearTick: @Sendable (Int) -> String
    /// An end of an interval that the photos leave open.
    let open: String
    /// Year, month and day, to be read and not to be sorted.
    let date: @Sendable (Int, Int, Int) -> String
}

extension FigureWords {
    static let none = "–"

    /// `value` rounded so that its error would show two digits; without an error to one decimal.
    func number(_ value: Double, error: Double? = nil) -> String { local(ReadingText.number(value, error: error)) }

    /// With its sign.
    func signed(_ value: Double, error: Double? = nil) -> String { local(ReadingText.signed(value, error: error)) }

    /// A limit or an error, to two digits.
    func limit(_ value: Double) -> String { local(ReadingText.limit(value)) }

    func rounded(_ value: Double, decimals: Int) -> String { local(ReadingText.rounded(value, decimals: decimals)) }

    func interval(_ low: Double?, _ high: Double?, error: Double? = nil) -> String? {
        guard let low, let high else { return nil }
        let scale = error ?? (high - low) / 4
        return range(number(low, error: scale), number(high, error: scale))
    }

    /// `24 h`, `19 min`, `7 days`: in the unit people would say.
    func duration(_ hours: Double, afterPreposition: Bool = false) -> String {
        let size = abs(hours)
        if size < 1 { return minutes(rounded(hours * 60, decimals: 0)) }
        if size < 48 { return self.hours(rounded(hours, decimals: size < 10 ? 1 : 0)) }
        let days = ReadingText.rounded(hours / 24, decimals: size < 240 ? 1 : 0)
        let text = local(days.hasSuffix(".0") ? String(days.dropLast(2)) : days)
        return afterPreposition ? givenDays(text) : self.days(text)
    }

    /// A decimal with this language's mark.
    func local(_ decimal: String) -> String { decimal.replacing(".", with: decimalMark) }
}
