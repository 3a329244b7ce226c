import StudyRecords

/// Alerts of a page or a session, with what their absence does not mean.
struct AlertView {
    struct Entry {
        let level, mark, levelWords, title, action, detail, place: String
        /// Link to the patient, on the cohort page.
        let page: String?
    }

    let alerts: [Entry]
    let notes: [String]

    private static let most = 200

    /// Of one session.
    init(session alerts: [AlertRecord], isHome: Bool) {
        self.alerts = AlertView.severe(alerts).map { AlertView.entry($0, page: nil) }
        let applied = alerts.filter { $0.level != .notWatched }
        let skipped = alerts.filter { $0.level == .notWatched }
        var notes: [String] = []
        if !applied.isEmpty {
            notes.append("Watched for: \(applied.map(\.rule.rawValue).joined(separator: ", ")).")
        }
        notes += skipped.map { "Not watched for \($0.rule.rawValue): \($0.note)." }
        if alerts.contains(where: \.isLowSensitivity) { notes.append(AlertText.dark) }
        if isHome { notes.append(AlertText.home) }
        if !alerts.isEmpty { notes.append(AlertText.calm) }
        self.notes = notes
    }

    /// Of a whole study; the most severe first.
    init(study alerts: [AlertRecord], hasHomeSessions: Bool) {
        let severe = AlertView.severe(alerts).filter { $0.level != .cleared }
        self.alerts = severe.prefix(AlertView.most).map { AlertView.entry($0, page: PageName.file(of: $0.subject)) }
        let sessions = Set(alerts.map { [$0.subject, $0.region, "\($0.session)"] }).count
        var notes = [
            "\(sessions) sessions watched, \(severe.count) alerts"
                + (severe.count > AlertView.most ? "; \(AlertView.most) are shown, all are in tables/alerts.csv." : ".")
        ]
        if alerts.contains(where: \.isLowSensitivity) { notes.append(AlertText.dark) }
        if hasHomeSessions { notes.append(AlertText.home) }
        self.notes = notes + [AlertText.unwatched, AlertText.calm]
    }

    private static func severe(_ alerts: [AlertRecord]) -> [AlertRecord] {
        [AlertRecord.Level.red, .amber, .cleared].flatMap { level in alerts.filter { $0.level == level } }
    }

    private static func entry(_ alert: AlertRecord, page: String?) -> Entry {
        let marks: [AlertRecord.Level: (mark: String, words: String)] = [
            .red: ("◆", "Red"), .amber: ("▲", "Amber"), .cleared: ("○", "Cleared"),
        ]
        let (mark, words) = marks[alert.level] ?? ("", "")
        return Entry(
            level: alert.level.rawValue, mark: mark, levelWords: words, title: AlertText.title(alert),
            action: AlertText.action(alert.level), detail: AlertText.detail(alert),
            place: "\(alert.subject), \(alert.region), session \(alert.session)", page: page)
    }
}
