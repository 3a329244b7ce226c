import StudyRecords

extension CurveWords {
    static let german = CurveWords(
        halfTime: { "\($0) h (95-%-Intervall \($1) bis \($2) h)" }, halved: { "Die Rötung halbierte sich alle \($0)." },
        noHalfTime: { reason in reason.map { "Keine Halbwertszeit: \($0)" } ?? "Es wird keine Halbwertszeit genannt." },
        rise: { "Halbwertszeit \($0), Anstieg bei der Sitzung \($1)" },
        below: { "unter der nachweisbaren Änderung nach \($0) (95-%-Intervall \($1) bis \($2))" },
        area: { "Fläche über dem Ausgangswert \($0)" }, censored: "beim letzten Foto noch über dem Ausgangswert",
        recovered: { "zurück innerhalb der nachweisbaren Änderung zwischen \($0) und \($1)" },
        treatedMinusControl: "behandelt minus Kontrolle", treatedRegion: "behandelte Region",
        session: { "Sitzung \($0)" }, sessionTitle: { "Heilung nach Sitzung \($0)" },
        courseTitle: "Rötung über den ganzen Verlauf",
        courseDescription: "Jedes Foto mit seinem 95-%-Messfehler; senkrechte Linien sind Sitzungen.",
        courseTime: "Tage seit der ersten Sitzung", sessionTime: "Zeit nach der Sitzung",
        sessionDescription: "Fotos mit 95-%-Messfehler über der Zeit nach der Sitzung",
        withDecay: ", mit dem angepassten Abklingen.", withoutCurve: "; es ist keine Kurve gezeichnet.",
        suspect: { "Durchgestrichen: ohne das Foto nach \($0) passte die Sitzung." },
        fan: {
            "Schattiert: 2,5, 10, 25, 50, 75, 90 und 97,5 % vergleichbarer Sitzungen (\($0)) über dem eigenen Ausgangswert."
        },
        next: { "Von einem Foto nach \($0) nach allem bisher zu erwarten: \($1) \($2)." },
        nextLabel: { "nach \($0) zu erwarten: \($1)" }, expected: "erwartet",
        band: { "Band: innerhalb von ±\($0) um den Stand vorher, nicht von Rauschen zu unterscheiden." }, time: "Zeit",
        error: "95-%-Messfehler", before: "davor", after: "danach",
        multiples: MultiplesWords(
            title: "Sitzungen nebeneinander",
            description: "Ein Feld je Sitzung mit gleichen Achsen; frühere Sitzungen sind blass.",
            session: "Sitzung", halfTime: "Halbwertszeit", toBaseline: "Zeit bis zum Ausgangswert",
            course: "Verlauf", noCurve: "keine Kurve", regions: "Regionen nebeneinander",
            regionsDescription: "Ein Feld je Region mit gleichen Achsen: jedes Foto, Tage seit der ersten Sitzung.",
            region: "Region", last: "letztes Foto"),
        slopes: SlopeWords(
            title: "Vorher und beim letzten Foto",
            description: "Eine Linie je Sitzung vom Foto davor bis zum letzten danach.", before: "vorher",
            last: "letztes Foto", detectable: "MDC95", changed: "geändert", unclear: "nicht zu unterscheiden",
            session: "Sitzung", change: "Änderung", verdict: "Urteil", at: { "\($0) nach \($1)" }),
        verdict: { verdict in
            switch verdict {
            case .insufficient: "zu wenige Fotos"
            case .noModel: "keine bekannte Form"
            case .noReaction: "keine Reaktion"
            case .persistent: "bleibt"
            case .blanching: "erst blasser"
            case .rising: "steigt"
            case .falling: "sinkt"
            case .decaying: "klingt ab"
            case .decayingNonexponential: "klingt ungleichmäßig ab"
            case .delayedPeak: "später Höhepunkt"
            }
        })
}
