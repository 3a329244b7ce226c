import StudyRecords

/// Alerts in words. Nothing here calms: a rule that found nothing says so and no more.
struct AlertWords: Sendable {
    let calm, home, dark, unwatched: String
    let red, amber, cleared: String
    let rule: @Sendable (AlertRecord.Rule) -> String
    /// A rule's short name, as in lists of what was watched.
    let shortRule: @Sendable (AlertRecord.Rule) -> String
    let action: @Sendable (AlertRecord.Level) -> String
    let titleAt: @Sendable (_ title: String, _ time: String) -> String
    let measured: @Sendable (_ value: String, _ unit: String, _ expected: String?) -> String
    let score: @Sendable (_ score: String, _ limit: String) -> String
    let falseAlarm: @Sendable (_ percent: String, _ source: String) -> String
    let watched: @Sendable (_ rules: [String]) -> String
    let unapplied: @Sendable (_ rule: String, _ note: String) -> String
    let place: @Sendable (_ subject: String, _ region: String, _ session: Int) -> String
    let watchedSessions: @Sendable (_ sessions: Int, _ alerts: Int, _ shown: Int) -> String
}
