/// Reasons that concern files, color cards and regions.
enum GermanFileReasons {
    static let all: [String: ReasonText] = files.merging(cards) { first, _ in first }
        .merging(regions) { first, _ in first }

    private static func text(_ meaning: String, _ cure: String) -> ReasonText { GermanReasons.text(meaning, cure) }

    private static let files = [
        "truncated": text(
            "Die Datei endet, bevor das Bild endet.", "Das Foto noch einmal von der Kamera oder dem Telefon kopieren."),
        "corrupt": text(
            "Die Datei ist beschädigt oder gar kein Bild.",
            "Das Original noch einmal kopieren; zur Kontrolle in einem Bildbetrachter öffnen."),
        "unsupported": text(
            "Diese Art von Datei kann dieses Programm nicht lesen (siehe dermacurve --version).",
            "Das Foto in voller Größe als JPEG oder PNG ausgeben."),
        "over-limit": text(
            "Das Bild ist größer als die Grenzen in study.yaml.",
            "Den Abschnitt limits in study.yaml anheben oder ein kleineres Foto geben."),
        "decoder-crash": text(
            "Die Datei hat das Programm, das sie liest, zweimal zum Absturz gebracht; sonst ist nichts geschehen.",
            "Das Foto in einem Bildprogramm öffnen und neu ausgeben; die Datei bitte melden."),
        "unreadable": text(
            "Die Datei ließ sich nicht öffnen.", "Prüfen, ob es die Datei gibt und ob sie gelesen werden darf."),
        "not-a-photo": text(
            "Die Datei ist kein Foto.", "Nichts zu tun; andere Dateien liegen besser außerhalb der Terminordner."),
        "hidden-file": text(
            "Versteckte Dateien bleiben unberührt.", "Den Punkt am Anfang des Namens entfernen, falls es ein Foto ist."),
        "symbolic-link": text(
            "Symbolischen Verweisen wird nicht gefolgt.", "Das Foto selbst in den Studienordner kopieren."),
        "unexpected-place": text(
            "Das Foto liegt nicht unter Person/Termin/Region.",
            "Nach <Person>/<Termin>/<Region>.jpg verschieben oder in photos.csv eintragen."),
        "not-listed": text(
            "Es gibt photos.csv, und dieses Foto steht nicht darin.",
            "Eine Zeile in photos.csv ergänzen, falls das Foto zur Studie gehört."),
        "no-capture-time": text(
            "Niemand weiß, wann das Foto entstand; darum gehört es zu keinem Verlauf.",
            "captured_at in photos.csv angeben oder den Terminordner nach dem Datum nennen, etwa 2026-03-01T0930."),
        "no-treatments": text(
            "Es gibt keine treatments.csv: der erste Termin gilt als Ausgangspunkt, und die Zeit zählt von dort.",
            "treatments.csv ausfüllen."),
    ]

    private static let cards = [
        "card-covered": text(
            "Eine Farbkarte wurde gefunden, aber ein Teil ist verdeckt oder außerhalb; sie blieb unbenutzt.",
            "Die ganze Karte im Bild behalten, ohne Finger, Bänder oder Glanz darauf."),
        "card-clipped": text(
            "Zu viele Felder der Farbkarte sind überbelichtet; sie blieb unbenutzt.",
            "Mit weniger Belichtung wiederholen (-0,7 EV)."),
        "card-unknown": text(
            "Ein Farbraster wurde gefunden, das keine bekannte Karte ist; es blieb unbenutzt.",
            "Einen ColorChecker mit 24 Feldern verwenden (Classic, Mini oder Passport)."),
        "card-residual": text(
            "Die Felder der Farbkarte verfehlen ihre Werte zu weit; sie blieb unbenutzt.",
            "Die Karte gleichmäßig mit einer Lampenart beleuchten, säubern und card.edition in study.yaml prüfen."),
        "card-small": text(
            "Eine Farbkarte wurde gefunden, aber ihre Felder sind im Foto zu klein; sie blieb unbenutzt.",
            "Die Karte näher heranholen: ein Feld braucht zehn Pixel."),
        "card-doubtful": text(
            "Die Felder der Farbkarte verfehlen ihre Werte weiter als üblich (card.warn_residual).",
            "Die Karte gleichmäßig mit einer Lampenart beleuchten und card.edition in study.yaml prüfen."),
        "card-shadow": text(
            "Ein Teil der Farbkarte liegt im Schatten; nur die gleichmäßig beleuchteten Felder wurden benutzt.",
            "Ohne Schatten auf der Karte wiederholen; die Farben gelten für das Licht auf den benutzten Feldern."),
        "reference-unusable": text(
            "Eine Grau- oder Referenzregion ist unbrauchbar: überbelichtet, dunkel, ungleichmäßig oder außerhalb.",
            "Den Umriss am Foto prüfen; die Referenz muss matt, sauber und gleichmäßig beleuchtet sein."),
        "no-card": text(
            "Nichts im Bild legt Belichtung und Weißabgleich fest: der Wert gilt nur für dieses Licht.",
            "Eine Farbkarte mit 24 Feldern neben die Haut legen, in ihr Licht und ihre Ebene."),
    ]

    private static let regions = [
        "not-registered": text(
            "Die Regionen des ersten Fotos wurden unbewegt auf dieses gelegt (registration.mode: off).",
            "Die Kamera lassen, wo sie war, oder registration.mode auf on setzen."),
        "not-registrable": text(
            "Die Haut des ersten Fotos war nicht sicher wiederzufinden; ihre Regionen lassen sich nicht übertragen.",
            "Dieselbe Haut scharf, aus Abstand und Richtung des ersten Fotos wiederholen; dermacurve ghost hilft dabei."
        ),
        "low-overlap": text(
            "Das Foto zeigt zu wenig von der behandelten Region des ersten Fotos.",
            "Mit der ganzen Region im Bild wiederholen; dermacurve ghost hilft dabei."),
        "no-control": text(
            "Es gibt keine Kontrollregion aus unbehandelter Haut.",
            "Auf dem ersten Foto einen Umriss mit der Rolle control zeichnen."),
        "no-scale": text(
            "Millimeter je Pixel sind unbekannt.",
            "scale.mm_per_px in study.yaml oder eine Spalte mm_per_px in photos.csv angeben."),
        "region-outside": text(
            "Ein Teil einer Region liegt außerhalb des Fotos.", "Die Region innerhalb des ersten Fotos zeichnen."),
        "region-empty": text(
            "In der Region bleibt nichts Messbares übrig.", "Den Umriss am Foto prüfen; ohne Glanz wiederholen."),
        "region-not-skin": text(
            "Der größte Teil der gezeichneten Region sieht nicht nach Haut aus.", "Den Umriss am Foto prüfen."),
    ]
}
