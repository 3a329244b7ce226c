import StudyRecords

/// One alert in the words of a language.
struct AlertText {
    let wording: Wording

    init(_ wording: Wording = .english) { self.wording = wording }

    func title(_ alert: AlertRecord) -> String {
        let title = wording.alert.rule(alert.rule)
        return alert.hours.map { wording.alert.titleAt(title, wording.figures.duration($0, afterPreposition: true)) }
            ?? title
    }

    /// What was seen, what was expected, and how often the rule is wrong.
    func detail(_ alert: AlertRecord) -> String {
        let (words, figures) = (wording.alert, wording.figures)
        var parts: [String] = []
        if let value = alert.value {
            let expected = figures.interval(alert.expectedLow, alert.expectedHigh)
            parts.append(words.measured(figures.number(value), alert.unit, expected))
        }
        if let score = alert.score, let limit = alert.limit {
            parts.append(words.score(figures.rounded(score, decimals: 1), figures.rounded(limit, decimals: 2)))
        }
        if !alert.note.isEmpty { parts.append(wording.note(alert.note)) }
        if let rate = alert.falseAlarmRate {
            parts.append(
                words.falseAlarm(figures.rounded(100 * rate, decimals: 1), wording.note(alert.falseAlarmSource)))
        }
        return parts.joined(separator: "; ")
    }
}
