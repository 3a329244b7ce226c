/// Reasons that concern values, changes and curves.
enum GermanValueReasons {
    static let all: [String: ReasonText] = values.merging(pairs) { first, _ in first }
        .merging(changes) { first, _ in first }

    private static func text(_ meaning: String, _ cure: String) -> ReasonText { GermanReasons.text(meaning, cure) }

    private static let values = [
        "few-tiles": text(
            "Die Region ist zu klein, um einen Standardfehler anzugeben.",
            "Eine größere Region zeichnen oder näher fotografieren."),
        "short-tiles": text(
            "Die Kacheln sind kürzer als acht Korrelationslängen: der Standardfehler ist zu klein.",
            "Eine größere Region zeichnen."),
        "region-small": text(
            "Die Region ist kleiner als zehn der längsten Wellenlängen oder 1 cm².", "Eine größere Region zeichnen."),
        "pitch-too-coarse": text(
            "Das Foto hat für diese Messgröße zu wenige Pixel je Millimeter.", "Näher fotografieren."),
        "levels-clipped": text(
            "Mehr als 1 % der Haut ist heller oder dunkler, als die Graustufen der Matrix reichen.",
            "Glanz, Haare und tiefen Schatten aus der Region nehmen."),
        "few-frequencies": text(
            "Zu wenige Frequenzen des Reliefs ragen in beiden Fotos aus dem Rauschen.",
            "Näher, mit mehr Licht und weniger Kompression wiederholen."),
        "spectrum-misfit": text(
            "Die zwei Fotos unterscheiden sich um mehr als Unschärfe und Stärke des Reliefs.",
            "In gleichem Licht und Ausschnitt wiederholen."),
        "noise-share": text(
            "Bildrauschen macht mehr als 30 % des Wertes aus.", "Mit mehr Licht und niedrigerem ISO-Wert wiederholen."),
        "undefined-value": text(
            "Die Formel hat hier keinen Wert (b* ist nicht positiv).", "Weißabgleich und Belichtung prüfen."),
        "unexpected-value": text(
            "Der Wert liegt außerhalb dessen, was von Haut bekannt ist.", "Weißabgleich, Belichtung und Region prüfen."),
        "low-sensitivity-skin-tone": text(
            "Auf so dunkler Haut (ITA unter -30°) zeigt sich Rötung in Fotos nur schwach.",
            "Beschwerden und Tastbefund mehr trauen als diesen Zahlen."),
    ]

    private static let pairs = [
        "size-mismatch": text(
            "Die zwei Fotos haben verschieden viele Pixel.", "In Größe und Ausschnitt des ersten Fotos wiederholen."),
        "camera-changed": text(
            "Die zwei Fotos stammen von verschiedenen Kameras.", "Je Person eine Kamera und eine Lampe verwenden."),
        "profile-changed": text(
            "Die zwei Fotos tragen verschiedene Farbprofile.", "Beide Fotos mit demselben Farbprofil ausgeben."),
        "card-changed": text(
            "Die zwei Fotos wurden nicht mit derselben Referenz kalibriert.",
            "Bei jedem Termin dieselbe Farbkarte neben die Haut legen."),
        "lens-changed": text(
            "Die zwei Fotos entstanden durch verschiedene Objektive.",
            "Bei jedem Termin dasselbe Objektiv oder dieselbe Zoomstufe verwenden."),
        "white-balance-changed": text(
            "Der Weißabgleich war in einem Foto automatisch und im anderen fest.",
            "Den Weißabgleich festlegen oder immer eine Kontrollregion mitfotografieren."),
        "software-changed": text(
            "Die zwei Fotos stammen von verschiedener Kamerasoftware.",
            "Die Aktualisierung vermerken; mit Vorsicht vergleichen."),
        "light-changed": text(
            "Die unbehandelte Haut hat zwischen den Fotos ihre Farbe geändert: das Licht ist nicht dasselbe.",
            "Unter Lampe und Einstellungen des ersten Termins wiederholen."),
        "light-direction-changed": text(
            "Das Licht kommt von einer anderen Seite.", "Lampe und Person wie beim ersten Termin aufstellen."),
        "scale-mismatch": text(
            "Die zwei Fotos haben verschiedenen Abstand zur Haut.", "Im Abstand des ersten Termins wiederholen."),
        "blur-changed": text("Ein Foto ist unschärfer als das andere.", "Das unschärfere scharf wiederholen."),
        "flash-changed": text("Nur bei einem Foto blitzte es.", "Bei jedem Termin dasselbe Licht verwenden."),
    ]

    private static let changes = [
        "no-mdc": text(
            "Für diese Messgröße ist keine kleinste nachweisbare Änderung bekannt.",
            "Wiederholte Aufnahmen machen oder change.mdc95 in study.yaml setzen."),
        "wide-interval": text(
            "Das Intervall der Änderung ist breiter, als die kleinste nachweisbare Änderung erlaubt.",
            "Bei jedem Termin mehrere Aufnahmen machen oder eine größere Region zeichnen."),
        "within-mdc": text(
            "Die Änderung ist nicht größer als die kleinste nachweisbare Änderung.",
            "Nichts zu tun: Rauschen allein kann sie erklären."),
        "interval-covers-zero": text(
            "Das 95-%-Intervall der Änderung schließt die Null ein.",
            "Nichts zu tun: Rauschen allein kann sie erklären."),
        "false-discovery": text(
            "In einem Bericht mit so vielen Vergleichen käme eine solche Änderung auch zufällig vor.",
            "Noch einmal fotografieren; eine echte Änderung zeigt sich wieder."),
        "one-sitting": text(
            "Der Fehler ist nur aus Aufnahmen einer Sitzung bekannt; Termine an anderen Tagen weichen stärker ab.",
            "Die Fotos an drei Tagen ohne Behandlung wiederholen und `dermacurve repeatability` neu ausführen."),
        "no-baseline": text("Es gibt kein Foto vor der Sitzung.", "Unmittelbar vor jeder Sitzung ein Foto machen."),
        "few-points": text(
            "Weniger als vier Fotos stützen eine Kurve.",
            "Nach 0, 8, 24 und 72 Stunden und nach 7 Tagen fotografieren."),
        "no-decay": text(
            "Die Punkte zeigen kein Abklingen, das Rauschen nicht erklären könnte.",
            "Nichts zu tun; die Punkte stehen ohne Kurve."),
        "no-model": text(
            "Keine Kurve passt innerhalb der Fehler zu den Punkten.",
            "Die Fotos ansehen: der Verlauf ist ungewöhnlich, oder ein Foto fällt heraus."),
        "range-bound": text(
            "Die Halbwertszeit liegt am Rand des Suchbereichs.",
            "Nächstes Mal ein früheres oder ein späteres Foto machen."),
        "open-interval": text(
            "Die Fotos begrenzen die Halbwertszeit nicht nach beiden Seiten.",
            "Ein Foto sechs bis zehn Stunden nach der Sitzung hilft am meisten."),
        "no-follow-up": text(
            "Es gibt kein Foto nach der Sitzung.", "In den Stunden und Tagen nach der Sitzung fotografieren."),
    ]
}
