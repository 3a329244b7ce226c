import StudyRecords

/// How often a rule speaks up although nothing is wrong, as printed beside every alert. The shares are those of the simulated world
/// of Documentation/Validation.md with normal errors of known size; heavier errors raise them, to more than twice.
package enum AlertRates {
    package struct Rate: Sendable, Hashable {
        package let share: Double
        package let source: String
    }

    private static let simulated = "of uneventful sessions, by simulation (Documentation/Validation.md)"
    private static let designed = "of uneventful sessions, by the rule's threshold"

    private static let persistentSource = "at most, of sessions without any reaction (Documentation/Validation.md)"

    /// The same for populations estimated from 12, 20 and 40 patients.
    static func cohort(_ level: AlertRecord.Level) -> Rate? {
        isAlert(level) ? Rate(share: level == .red ? 0.003 : 0.012, source: simulated) : nil
    }

    static func rebound(_ level: AlertRecord.Level) -> Rate? {
        isAlert(level) ? Rate(share: 0.005, source: designed) : nil
    }

    static func slow(_ level: AlertRecord.Level) -> Rate? {
        isAlert(level) ? Rate(share: 0.005, source: designed) : nil
    }

    static func persistent(_ level: AlertRecord.Level) -> Rate? {
        isAlert(level) ? Rate(share: 0.054, source: persistentSource) : nil
    }

    /// Rules whose limit is a quantile of known errors: one-sided 0.5 % over all photos of a session.
    static func quantile(_ level: AlertRecord.Level) -> Rate? {
        isAlert(level) ? Rate(share: 0.005, source: designed) : nil
    }

    private static func isAlert(_ level: AlertRecord.Level) -> Bool { level == .amber || level == .red }
}
