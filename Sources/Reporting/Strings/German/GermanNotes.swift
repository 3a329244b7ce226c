/// What the analysis says in words, in German. Notes are stored in English with their figures; each is known here by its
/// English, `{}` standing for a figure or a name. A note that is not known stays English; a test looks for such.
enum GermanNotes {
    static let translated: @Sendable (String) -> String = { note in
        note.split(separator: "; ").map { known(String($0)) ?? String($0) }.joined(separator: "; ")
    }

    static func known(_ note: String) -> String? {
        phrases.lazy.compactMap { NotePattern(english: $0.0, translation: $0.1).translate(note) }.first
    }

    private static let phrases = findings + alerts + cohorts + sources

    private static let findings = [
        ("care from {}, limit {}", "Vorsicht ab {}, Grenze {}"),
        ("control skin moved by {} {}", "die Kontrollhaut änderte sich um {} {}"),
        ("only the photo before looks smoothed", "nur das Foto davor wirkt geglättet"),
        ("only the photo after looks smoothed", "nur das Foto danach wirkt geglättet"),
        ("after is {}× closer", "das Foto danach ist {}× näher"),
        ("after is {}× farther", "das Foto danach ist {}× weiter entfernt"),
        ("after is more blurred, by {} px²", "das Foto danach ist unschärfer, um {} px²"),
        ("before is more blurred, by {} px²", "das Foto davor ist unschärfer, um {} px²"),
        ("the light turned by {}°", "das Licht drehte sich um {}°"),
        ("no flash, then flash", "ohne Blitz, dann mit Blitz"), ("flash, then no flash", "mit Blitz, dann ohne Blitz"),
        ("no reference, then {}", "ohne Referenz, dann {}"), ("{}, then no reference", "{}, dann ohne Referenz"),
        ("{}, then {}", "{}, dann {}"),
    ]

    private static let alerts = [
        ("no photo at 24 h or later", "kein Foto nach 24 h oder später"),
        ("fewer than two photos at 20 h or later", "weniger als zwei Fotos nach 20 h oder später"),
        (
            "needs photos before, within 2 h after, and about 7 days after the session",
            "braucht Fotos vor, bis 2 h nach und etwa 7 Tage nach der Sitzung"
        ),
        ("no course with a photo at 72 h or later", "kein Verlauf mit einem Foto nach 72 h oder später"),
        (
            "no photo at 14 days or later beside one before", "kein Foto nach 14 Tagen oder später neben einem davor"
        ),
        (
            "no photos of both sides at 24 h or later beside ones before",
            "keine Fotos beider Seiten nach 24 h oder später neben solchen davor"
        ),
        ("darker than before the session", "dunkler als vor der Sitzung"), ("minus {}", "minus {}"),
        ("course: insufficient", "Verlauf: zu wenige Fotos"), ("course: no-model", "Verlauf: keine bekannte Form"),
        ("course: no-reaction", "Verlauf: keine Reaktion"), ("course: persistent", "Verlauf: bleibt"),
        ("course: blanching", "Verlauf: erst blasser"), ("course: rising", "Verlauf: steigt"),
        ("course: falling", "Verlauf: sinkt"), ("course: decaying", "Verlauf: klingt ab"),
        ("course: decaying-nonexponential", "Verlauf: klingt ungleichmäßig ab"),
        ("course: delayed-peak", "Verlauf: später Höhepunkt"),
        ("no minimal detectable change is known for this metric", "keine kleinste nachweisbare Änderung bekannt"),
        (
            "of uneventful sessions, by simulation (Documentation/Validation.md)",
            "ereignisloser Sitzungen, durch Simulation (Documentation/Validation.md)"
        ),
        ("of uneventful sessions, by the rule's threshold", "ereignisloser Sitzungen, durch die Schwelle der Regel"),
        (
            "at most, of sessions without any reaction (Documentation/Validation.md)",
            "höchstens, von Sitzungen ohne jede Reaktion (Documentation/Validation.md)"
        ),
    ]

    private static let sources = [
        ("default for photos from one rig", "Vorgabe für Fotos einer Aufnahmestation"),
        ("contact instrument {} (NIST skin repeats)", "Kontaktgerät {} (NIST-Hautwiederholungen)"),
        (
            "default from drawn skin under blur, noise and JPEG",
            "Vorgabe aus gezeichneter Haut unter Unschärfe, Rauschen und JPEG"
        ),
        ("your own repeated photos will say more", "eigene Wiederholungsfotos sagen mehr"),
        ("default of the erythema index", "Vorgabe des Erythemindex"),
        ("larger where f is large against the skin", "größer, wo f groß gegen die Haut ist"),
        (
            "default: that of EI times {}, the gain of H over EI for the same blood",
            "Vorgabe: die von EI mal {}, um so viel stärker folgt H demselben Blut"
        ),
    ]

    private static let cohorts = [
        (
            "needs {} patients, has {}: sessions stand alone",
            "braucht {} Personen, hat {}: Sitzungen stehen für sich allein"
        ),
        ("known sd of a visit", "bekannte Standardabweichung eines Termins"),
        ("one session a patient", "eine Sitzung je Person"),
        (
            "the population could not be fitted: sessions stand alone",
            "die Gesamtheit ließ sich nicht anpassen: Sitzungen stehen für sich allein"
        ),
        ("known error, z test", "bekannter Fehler, z-Test"), ("median of pair slopes", "Median der Paarsteigungen"),
        ("normal approximation", "Normalnäherung"), ("exact", "exakt"),
        (
            "{} visits cannot give less than p = {}: never below 0.05",
            "{} Termine können p = {} nicht unterschreiten: nie unter 0,05"
        ),
        ("{} visits cannot give less than p = {}", "{} Termine können p = {} nicht unterschreiten"),
        ("no photos near this hour", "keine Fotos um diese Stunde"),
        ("analysis of covariance, Holm", "Kovarianzanalyse, Holm"),
        ("observational: groups may differ", "beobachtend: die Gruppen können sich unterscheiden"),
        ("randomized, common baseline", "zufällig zugeteilt, gemeinsamer Ausgangswert"),
        (
            "some patients are in both arms; the band takes them for different people",
            "einige Personen sind in beiden Armen; das Band hält sie für verschiedene"
        ),
        (
            "warning: missing differs between arms by more than 20 %",
            "Achtung: der Anteil Fehlender unterscheidet sich zwischen den Armen um mehr als 20 %"
        ),
        (
            "warning: more than 20 % of patients have no photo here",
            "Achtung: mehr als 20 % der Personen haben hier kein Foto"
        ),
    ]
}

/// An English phrase with places, and its translation with the same places in the same order.
struct NotePattern {
    let english, translation: String

    /// nil where the note is another one.
    func translate(_ note: String) -> String? {
        guard let figures = figures(of: note) else { return nil }
        let parts = translation.split(separator: "{}", omittingEmptySubsequences: false)
        var text = parts.first.map(String.init) ?? ""
        for (figure, part) in zip(figures, parts.dropFirst()) { text += local(figure) + part }
        return text
    }

    private func figures(of note: String) -> [String]? {
        let parts = english.split(separator: "{}", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return note == english ? [] : nil }
        guard note.hasPrefix(parts[0]), note.hasSuffix(parts[parts.count - 1]) else { return nil }
        var (rest, figures) = (note.dropFirst(parts[0].count), [String]())
        for (index, part) in parts.enumerated().dropFirst() {
            let isLast = index == parts.count - 1
            let place = isLast && part.isEmpty ? rest.endIndex..<rest.endIndex : rest.firstRange(of: part)
            guard let place else { return nil }
            figures.append(String(rest[..<place.lowerBound]))
            rest = rest[place.upperBound...]
        }
        return rest.isEmpty ? figures : nil
    }

    /// Figures get this language's decimal mark; names keep their points.
    private func local(_ figure: String) -> String {
        figure.contains { $0.isNumber } && !figure.contains { $0.isLetter } ? FigureWords.german.local(figure) : figure
    }
}
