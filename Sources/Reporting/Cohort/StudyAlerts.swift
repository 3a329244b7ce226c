import StudyRecords

/// Alerts of the whole study, the gravest first, each leading to its patient.
struct StudyAlerts {
    private static let (first, most) = (6, 200)

    let shown: [AlertView.Entry]
    /// Behind a fold.
    let more: [AlertView.Entry]
    let hasMore: Bool
    let moreWords: String
    let notes: [String]

    init(
        _ snapshot: StudySnapshot, _ aliases: Aliases, _ overview: OverviewWords, _ wording: Wording = .english
    ) {
        let all = snapshot.cohort.alerts
        let severe = AlertView.severe(all).filter { $0.level != .cleared }
        let entries = severe.prefix(StudyAlerts.most).map { StudyAlerts.entry($0, aliases, wording) }
        shown = Array(entries.prefix(StudyAlerts.first))
        more = Array(entries.dropFirst(StudyAlerts.first))
        hasMore = !more.isEmpty
        moreWords = overview.moreAlerts(more.count)
        let words = wording.alert
        let sessions = Set(all.map { [$0.subject, $0.region, "\($0.session)"] }).count
        var notes = [words.watchedSessions(sessions, severe.count, entries.count)]
        if all.contains(where: \.isLowSensitivity) { notes.append(words.dark) }
        if snapshot.treatments.contains(where: { $0.setting == .home }) { notes.append(words.home) }
        self.notes = notes + [words.unwatched, words.calm]
    }

    private static func entry(_ alert: AlertRecord, _ aliases: Aliases, _ wording: Wording) -> AlertView.Entry {
        func place(_ subject: String) -> String { wording.alert.place(subject, alert.region, alert.session) }
        var entry = AlertView.entry(alert, wording)
        entry.place = Label(place(alert.subject), coded: place(aliases.person(alert.subject)))
        entry.page = PageName.file(of: alert.subject)
        return entry
    }
}
