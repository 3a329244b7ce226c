import StudyRecords

/// Alerts of the whole study, the gravest first, each leading to its patient.
struct StudyAlerts {
    struct Entry {
        let level, mark, levelWords, title, action, detail, page: String
        let place: Label
    }

    private static let (first, most) = (6, 200)

    let shown: [Entry]
    /// Behind a fold.
    let more: [Entry]
    let hasMore: Bool
    let moreWords: String
    let notes: [String]

    init(_ snapshot: StudySnapshot, _ aliases: Aliases, _ words: OverviewWords) {
        let all = snapshot.cohort.alerts
        let grave = [AlertRecord.Level.red, .amber].flatMap { level in all.filter { $0.level == level } }
        let entries = grave.prefix(StudyAlerts.most).map { StudyAlerts.entry($0, aliases) }
        shown = Array(entries.prefix(StudyAlerts.first))
        more = Array(entries.dropFirst(StudyAlerts.first))
        hasMore = !more.isEmpty
        moreWords = words.moreAlerts(more.count)
        notes =
            AlertView(
                study: all, hasHomeSessions: snapshot.treatments.contains { $0.setting == .home }
            ).notes
    }

    private static func entry(_ alert: AlertRecord, _ aliases: Aliases) -> Entry {
        let (text, words) = (AlertText(.english), AlertWords.english)
        return Entry(
            level: alert.level.rawValue, mark: alert.level == .red ? "◆" : "▲",
            levelWords: alert.level == .red ? words.red : words.amber, title: text.title(alert),
            action: words.action(alert.level), detail: text.detail(alert),
            page: PageName.file(of: alert.subject),
            place: aliases.label(alert.subject, ", \(alert.region), session \(alert.session)"))
    }
}
