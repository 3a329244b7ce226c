import StudyRecords

extension AlertWords {
    static let english = AlertWords(
        calm: """
            No alert is not a clean bill of health: photos miss what they cannot show, and slow healing is missed about half \
            the time. Pain, warmth, swelling, pus or fever count more than any figure here.
            """,
        home: """
            Needling at home carries a risk of infection. Spreading redness, warmth, swelling, growing pain, pus, crusts that \
            weep, or fever: have it seen the same day, whatever this page says.
            """,
        dark: """
            Low sensitivity: on skin this dark redness shows weakly in photos, so the absence of an alert says even less \
            here. Trust symptoms and touch.
            """,
        unwatched: """
            Not watched for: parallel lines (tram tracks), for which no metric exists; growth of the red area and late \
            darkening unless their detectable change is set in study.yaml (redness-area, melanin-index).
            """,
        red: "Red", amber: "Amber", cleared: "Cleared", rule: rule, shortRule: { $0.rawValue },
        action: { level in
            switch level {
            case .red: "Confirmed by a second photo: let a clinician look."
            case .amber: "Photograph again within 24 hours; a second photo like this one would confirm it."
            case .cleared: "A second photo did not confirm it."
            case .none, .notWatched: ""
            }
        },
        titleAt: { "\($0) at \($1)" },
        measured: { value, unit, expected in
            "measured \(value) \(unit)" + (expected.map { ", expected \($0)" } ?? "")
        },
        score: { "score \($0), limit \($1)" }, falseAlarm: { "false alarm in \($0) % \($1)" },
        watched: { "Watched for: \($0.joined(separator: ", "))." }, unapplied: { "Not watched for \($0): \($1)." },
        place: { "\($0), \($1), session \($2)" },
        watchedSessions: { sessions, alerts, shown in
            let start = "\(sessions) sessions watched, \(alerts) alerts"
            return alerts > shown ? "\(start); \(shown) are shown, all are in tables/alerts.csv." : "\(start)."
        })

    private static func rule(_ rule: AlertRecord.Rule) -> String {
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
}
