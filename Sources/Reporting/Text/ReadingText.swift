/// Figures as pages and terminals print them: no more digits than their error carries.
package enum ReadingText {
    /// The typographic minus, so that signs align and never break off.
    private static let minus = "\u{2212}"

    /// `value` rounded so that its error would show two digits; without an error to one decimal.
    package static func number(_ value: Double, error: Double? = nil) -> String {
        rounded(value, decimals: decimals(forError: error))
    }

    /// With its sign, `+12.9` or `−3.2`; 0 has none.
    package static func signed(_ value: Double, error: Double? = nil) -> String {
        let text = number(value, error: error)
        return value > 0 && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
    }

    /// A limit or an error, to two digits.
    package static func limit(_ value: Double) -> String { number(value, error: value) }

    /// `9.4 to 16.3`.
    package static func interval(_ low: Double?, _ high: Double?, error: Double? = nil) -> String? {
        FigureWords.english.interval(low, high, error: error)
    }

    /// `24 h`, `19 min`, `7.0 days`: in the unit people would say.
    static func hours(_ hours: Double) -> String { FigureWords.english.duration(hours) }

    /// Two digits of the error decide: error 0.34 → two decimals, 3.4 → one, 34 → none.
    private static func decimals(forError error: Double?) -> Int {
        guard let error, error > 0, error.isFinite else { return 1 }
        var (decimals, scaled) = (0, error)
        while scaled < 9.95, decimals < 4 {
            scaled *= 10
            decimals += 1
        }
        return decimals
    }

    static func rounded(_ value: Double, decimals: Int) -> String {
        var power = 1.0
        for _ in 0..<decimals { power *= 10 }
        let units = (abs(value) * power).rounded()
        guard units < 1e15 else { return "\(value)" }
        let digits = "\(Int(units))"
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let whole = padded.dropLast(decimals)
        let text = decimals == 0 ? String(whole) : "\(whole).\(padded.suffix(decimals))"
        return value < 0 && units > 0 ? minus + text : text
    }
}
