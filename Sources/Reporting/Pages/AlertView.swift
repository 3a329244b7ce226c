import StudyRecords

/// Alerts of a session, with what their absence does not mean.
struct AlertView {
    struct Entry {
        let level, mark, levelWords, title, action, detail: String
        /// Link to the patient, on the cohort page.
        var place: Label?
        var page: String?
    }

    let alerts: [Entry]
    let notes: [String]

    /// Of one session.
    init(session alerts: [AlertRecord], isHome: Bool, _ wording: Wording) {
        let words = wording.alert
        self.alerts = AlertView.severe(alerts).map { AlertView.entry($0, wording) }
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

    /// The most severe first.
    static func severe(_ alerts: [AlertRecord]) -> [AlertRecord] {
        [AlertRecord.Level.red, .amber, .cleared].flatMap { level in alerts.filter { $0.level == level } }
    }

    static func entry(_ alert: AlertRecord, _ wording: Wording) -> Entry {
        let words = wording.alert
        let marks: [AlertRecord.Level: (mark: String, words: String)] = [
            .red: ("◆", words.red), .amber: ("▲", words.amber), .cleared: ("○", words.cleared),
        ]
        let (mark, level) = marks[alert.level] ?? ("", "")
        let text = AlertText(wording)
        return Entry(
            level: alert.level.rawValue, mark: mark, levelWords: level, title: text.title(alert),
            action: words.action(alert.level), detail: text.detail(alert))
    }
}
