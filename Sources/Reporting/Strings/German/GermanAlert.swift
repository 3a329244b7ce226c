import StudyRecords

extension AlertWords {
    static let german = AlertWords(
        calm: """
            Kein Alarm ist kein Unbedenklichkeitszeugnis: Fotos zeigen nicht alles, und langsame Heilung bleibt etwa in der \
            Hälfte der Fälle unbemerkt. Schmerz, Wärme, Schwellung, Eiter oder Fieber zählen mehr als jede Zahl hier.
            """,
        home: """
            Nadeln zu Hause birgt ein Infektionsrisiko. Bei Rötung, die sich ausbreitet, Wärme, Schwellung, zunehmendem Schmerz, \
            Eiter, nässenden Krusten oder Fieber: noch am selben Tag ärztlich ansehen lassen, was auch immer hier steht.
            """,
        dark: """
            Geringe Empfindlichkeit: Auf so dunkler Haut zeigt sich Rötung in Fotos nur schwach, ein ausbleibender Alarm sagt \
            hier noch weniger. Beschwerden und Tastbefund zählen.
            """,
        unwatched: """
            Nicht überwacht: parallele Linien (Rollspuren), für die es keine Messgröße gibt; Wachstum der geröteten Fläche und \
            spätes Nachdunkeln, solange ihre nachweisbare Änderung nicht in study.yaml steht (redness-area, melanin-index).
            """,
        red: "Rot", amber: "Gelb", cleared: "Entkräftet", rule: rule, shortRule: shortRule,
        action: { level in
            switch level {
            case .red: "Durch ein zweites Foto bestätigt: ärztlich ansehen lassen."
            case .amber:
                "Innerhalb von 24 Stunden noch einmal fotografieren; ein zweites solches Foto würde es bestätigen."
            case .cleared: "Ein zweites Foto hat es nicht bestätigt."
            case .none, .notWatched: ""
            }
        },
        titleAt: { "\($0), nach \($1)" },
        measured: { value, unit, expected in
            "gemessen \(value) \(unit)" + (expected.map { ", erwartet \($0)" } ?? "")
        },
        score: { "Wert \($0), Grenze \($1)" }, falseAlarm: { "Fehlalarm bei \($0) % \($1)" },
        watched: { "Überwacht: \($0.joined(separator: ", "))." }, unapplied: { "Nicht überwacht: \($0) (\($1))." },
        place: { "\($0), \($1), Sitzung \($2)" },
        watchedSessions: { sessions, alerts, shown in
            let start = "\(sessions) Sitzungen überwacht, \(alerts) Alarme"
            return alerts > shown
                ? "\(start); \(shown) sind abgebildet, alle stehen in tables/alerts.csv." : "\(start)."
        })

    private static func rule(_ rule: AlertRecord.Rule) -> String {
        switch rule {
        case .cohort: "Röter, als frühere Fotos und vergleichbare Sitzungen erwarten lassen"
        case .rebound: "Die Rötung kam zurück"
        case .slow: "Die Rötung geht langsam zurück"
        case .persistent: "Die Rötung bleibt oder nimmt zu"
        case .focalGrowth: "Die gerötete Fläche wächst"
        case .asymmetry: "Diese Seite bleibt röter als die andere"
        case .latePigment: "Die Haut ist dunkler als vor der Sitzung"
        case .tramTrack: "Parallele Linien"
        }
    }

    private static func shortRule(_ rule: AlertRecord.Rule) -> String {
        switch rule {
        case .cohort: "Abweichung von der Kohorte"
        case .rebound: "Wiederkehr"
        case .slow: "langsames Abklingen"
        case .persistent: "anhaltende Rötung"
        case .focalGrowth: "wachsende Fläche"
        case .asymmetry: "Seitenunterschied"
        case .latePigment: "spätes Nachdunkeln"
        case .tramTrack: "Rollspuren"
        }
    }
}
