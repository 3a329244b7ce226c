import HealingModel
import Reporting
import StudyRecords

/// Figures for a terminal, as pages print them: no more digits than their error carries, with a plain minus.
package enum RoundedFigure {
    package static func number(_ value: Double, error: Double?) -> String {
        plain(ReadingText.number(value, error: error))
    }

    /// A limit or an error, to two digits.
    package static func limit(_ value: Double) -> String { plain(ReadingText.limit(value)) }

    /// `9.4 to 16.3`; empty without an error.
    package static func interval(of value: MetricValue) -> String {
        guard let interval = value.confidenceInterval else { return "" }
        let text = ReadingText.interval(interval.lowerBound, interval.upperBound, error: value.standardError)
        return plain(text ?? "")
    }

    private static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\u{2212}" ? "-" : $0 }))
    }
}

/// Sentences that pages and the terminal share.
package enum ChangeWords {
    package static func settling(_ change: ChangeRecord) -> String? { SettlingText.words(change) }
}
