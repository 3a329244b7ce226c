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
    init(session alerts: [AlertRecord], isHome: Bool, _ wording: Wording) {
        let words = wording.alert
        self.alerts = AlertView.severe(alerts).map { AlertView.entry($0, page: nil, wording) }
        let applied = alerts.filter { $0.level != .notWatched }
        let skipped = alerts.filter { $0.level == .notWatched }
        var notes: [String] = []
        if !applied.isEmpty { notes.append(words.watched(applied.map { words.shortRule($0.rule) })) }
        notes += skipped.map { words.unapplied(words.shortRule($0.rule), wording.note($0.note)) }
        if alerts.contains(where: \.isLowSensitivity) { notes.append(words.dark) }
        if isHome { notes.append(words.home) }
        if !alerts.isEmpty { notes.append(words.calm) }
        self.notes = notes
    }

    /// Of a whole study; the most severe first.
    init(study alerts: [AlertRecord], hasHomeSessions: Bool, _ wording: Wording = .english) {
        let words = wording.alert
        let severe = AlertView.severe(alerts).filter { $0.level != .cleared }
        self.alerts = severe.prefix(AlertView.most).map {
            AlertView.entry($0, page: PageName.file(of: $0.subject), wording)
        }
        let sessions = Set(alerts.map { [$0.subject, $0.region, "\($0.session)"] }).count
        var notes = [words.watchedSessions(sessions, severe.count, min(severe.count, AlertView.most))]
        if alerts.contains(where: \.isLowSensitivity) { notes.append(words.dark) }
        if hasHomeSessions { notes.append(words.home) }
        self.notes = notes + [words.unwatched, words.calm]
    }

    private static func severe(_ alerts: [AlertRecord]) -> [AlertRecord] {
        [AlertRecord.Level.red, .amber, .cleared].flatMap { level in alerts.filter { $0.level == level } }
    }

    private static func entry(_ alert: AlertRecord, page: String?, _ wording: Wording) -> Entry {
        let words = wording.alert
        let marks: [AlertRecord.Level: (mark: String, words: String)] = [
            .red: ("◆", words.red), .amber: ("▲", words.amber), .cleared: ("○", words.cleared),
        ]
        let (mark, level) = marks[alert.level] ?? ("", "")
        let text = AlertText(wording)
        return Entry(
            level: alert.level.rawValue, mark: mark, levelWords: level, title: text.title(alert),
            action: words.action(alert.level), detail: text.detail(alert),
            place: words.place(alert.subject, alert.region, alert.session), page: page)
    }
}
