import StudyRecords

/// How often a rule speaks up although nothing is wrong, as printed beside every alert. The shares come from the simulation
/// in Documentation/Validation.md (eight photos a session, normal errors of known size); heavier errors raise them.
package enum AlertRates {
    package struct Rate: Sendable, Hashable {
        package let share: Double
        package let source: String
    }

    private static let simulated = "of uneventful sessions, by simulation (Documentation/Validation.md)"
    private static let designed = "of uneventful sessions, by the rule's threshold"

    /// By the number of sessions the population was estimated from.
    static func cohort(sessions: Int, level: AlertRecord.Level) -> Rate? {
        guard isAlert(level) else { return nil }
        let (amber, red) = sessions < 20 ? (0.029, 0.006) : sessions < 40 ? (0.022, 0.004) : (0.018, 0.003)
        return Rate(share: level == .red ? red : amber, source: simulated)
    }

    static func rebound(_ level: AlertRecord.Level) -> Rate? {
        isAlert(level) ? Rate(share: level == .red ? 0.001 : 0.006, source: simulated) : nil
    }

    static func slow(_ level: AlertRecord.Level) -> Rate? {
        isAlert(level) ? Rate(share: level == .red ? 0.001 : 0.005, source: designed) : nil
    }

    static func persistent(_ level: AlertRecord.Level) -> Rate? {
        isAlert(level) ? Rate(share: 0.02, source: simulated) : nil
    }

    /// Rules whose limit is a quantile of known errors: one-sided 0.5 % over all photos of a session.
    static func quantile(_ level: AlertRecord.Level) -> Rate? {
        isAlert(level) ? Rate(share: 0.005, source: designed) : nil
    }

    private static func isAlert(_ level: AlertRecord.Level) -> Bool { level == .amber || level == .red }
}
