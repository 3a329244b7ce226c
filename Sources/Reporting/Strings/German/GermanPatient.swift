import StudyRecords

extension PatientWords {
    static let german = PatientWords(
        session: { "Sitzung \($0), \($1)" },
        noTreatment: "keine Behandlung verzeichnet; die Zeit zählt ab dem ersten Foto", device: device,
        needles: { "Nadeln von \($0) mm" }, passes: Plural("# Durchgang", "# Durchgänge"),
        place: { $0 == .home ? "zu Hause" : "in der Praxis" }, numbing: { "Betäubung: \($0)" },
        aftercare: { "Nachsorge: \($0)" }, arm: { "Arm: \($0)" }, trend: "Trend der Textur über Monate",
        trendNote: """
            Fotos vor Sitzungen und mindestens vier Wochen nach einer. Der Median der Paarsteigungen und der Rangtest (Kendall) \
            sehen nur auf die Reihenfolge; wo wenige Termine p = 0,05 gar nicht erreichen können, steht es dabei.
            """,
        metric: "Messgröße", visits: "Termine", what: "was", estimate: "Schätzwert", interval: "95-%-Intervall",
        statistic: { statistic in
            switch statistic {
            case "slope": "Steigung"
            case "theil-sen": "Median der Paarsteigungen"
            case "kendall-tau": "Kendalls Tau"
            default: statistic
            }
        },
        undated: "Fotos ohne Aufnahmezeit", values: "Erythemindex jedes Fotos",
        photos: Plural("# Foto", "# Fotos"), sessions: Plural("# Sitzung", "# Sitzungen"),
        period: { $0 == $1 ? $0 : "\($0) bis \($1)" }, atAGlance: "Auf einen Blick",
        allFigures: "Alle Zahlen, Fotos und Methoden dieser Region", timeline: "Sitzungen und Fotos",
        timelineDescription: "Tage seit der ersten Sitzung, mit jeder Sitzung und jedem Foto.", allPhotos: "Alle Fotos",
        nothingMeasured:
            "Keines der Fotos dieser Person konnte gemessen werden. Was bei jedem zu tun ist, steht unten.",
        noSubject: "Noch kein Foto nennt eine Person.",
        timelineSession: { "Sitzung \($0), \($1)" }, timelinePhotos: Plural("# Foto", "# Fotos"),
        refused: "nicht gemessen", flagged: "gemessen, mit Hinweisen", missing: "Kein Foto nach dieser Sitzung",
        day: { "Tag \($0)" }, print: "Auf eine A4-Seite drucken",
        plainPage: "Seite für die Patientin oder den Patienten, ohne Fachwörter", fullPage: "Seite mit allen Zahlen")

    private static func device(_ device: TreatmentSession.Device) -> String {
        switch device {
        case .roller: "Roller"
        case .stamp: "Stempel"
        case .pen: "Pen"
        case .laser: "Laser"
        case .other: "anderes Gerät"
        }
    }
}
