import StudyRecords

/// Alerts in words. Nothing here calms: a rule that found nothing says so and no more.
enum AlertText {
    static let calm = """
        No alert is not a clean bill of health: photos miss what they cannot show, and slow healing is missed about half the \
        time. Pain, warmth, swelling, pus or fever count more than any figure here.
        """
    static let home = """
        Needling at home carries a risk of infection. Spreading redness, warmth, swelling, growing pain, pus, crusts that weep, or \
        fever: have it seen the same day, whatever this page says.
        """
    static let dark = """
        Low sensitivity: on skin this dark redness shows weakly in photos, so the absence of an alert says even less here. Trust \
        symptoms and touch.
        """
    static let unwatched = """
        Not watched for: parallel lines (tram tracks), for which no metric exists; growth of the red area and late darkening \
        unless their detectable change is set in study.yaml (redness-area, melanin-index).
        """

    static func title(_ alert: AlertRecord) -> String {
        let time = alert.hours.map { " at \(ReadingText.hours($0))" } ?? ""
        return "\(words(alert.rule))\(time)"
    }

    private static func words(_ rule: AlertRecord.Rule) -> String {
        switch rule {
        case .cohort: "Redder than this patient's earlier photos and comparable sessions let expect"
        case .rebound: "Redness came back"
        case .slow: "Redness is slow to go"
        case .persistent: "Redness stays or grows"
        case .focalGrowth: "The red area grows"
        case .asymmetry: "This side stays redder than the other"
        case .latePigment: "The skin is darker than before the session"
        case .tramTrack: "Parallel lines"
        }
    }

    static func action(_ level: AlertRecord.Level) -> String {
        switch level {
        case .red: "Confirmed by a second photo: let a clinician look."
        case .amber: "Photograph again within 24 hours; a second photo like this one would confirm it."
        case .cleared: "A second photo did not confirm it."
        case .none, .notWatched: ""
        }
    }

    /// What was seen, what was expected, and how often the rule is wrong.
    static func detail(_ alert: AlertRecord) -> String {
        var parts: [String] = []
        if let value = alert.value {
            let expected = ReadingText.interval(alert.expectedLow, alert.expectedHigh).map { ", expected \($0)" } ?? ""
            parts.append("measured \(ReadingText.number(value)) \(alert.unit)\(expected)")
        }
        if let score = alert.score, let limit = alert.limit {
            parts.append(
                "score \(ReadingText.rounded(score, decimals: 1)), limit \(ReadingText.rounded(limit, decimals: 2))")
        }
        if !alert.note.isEmpty { parts.append(alert.note) }
        if let rate = alert.falseAlarmRate {
            parts.append("false alarm in \(ReadingText.rounded(100 * rate, decimals: 1)) % \(alert.falseAlarmSource)")
        }
        return parts.joined(separator: "; ")
    }
}
