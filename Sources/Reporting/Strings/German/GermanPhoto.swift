extension PhotoWords {
    static let german = PhotoWords(
        before: "Vorher", after: "Nachher", firstPhoto: "Erstes Foto", largestChange: "Größte Änderung",
        lastPhoto: "Letztes Foto", noTime: "Ohne Aufnahmezeit", timeUnknown: "Zeit unbekannt",
        timeAfter: { "\($0) danach" }, timeBefore: { "\($0) davor" },
        alternative: { "Foto, \($0), \($1)" }, mapAlternative: { "Rötungskarte, \($0), \($1)" },
        outlines: "Umrisse:", treated: "behandelt", control: "Kontrolle, unbehandelt", excluded: "ausgenommen",
        map: "Rötungskarte, Erythemindex (EI):", unmeasured: "Grau ist nicht gemessen",
        pairTitle: { "Sitzung \($0), \($1)" },
        overlay: "Das Foto danach liegt durch seine Registrierung deckungsgleich auf dem Foto davor.",
        sameSkin: { "\($0), dieselbe Haut" },
        slider: "Trennlinie zwischen vorher und nachher, Prozent von links", blink: "Blinken",
        stopBlinking: "Blinken beenden", swap: "Fotos tauschen", rednessMap: "Änderung der Rötung",
        textureMap: { "Änderung der Textur, \($0)" }, contrast: "Kontrast", lessRed: "weniger rot", redder: "röter",
        smoother: "glatter",
        rougher: "rauer",
        neutral: { "Grau: innerhalb von ±\($0) \($1), an einer Stelle nicht von Rauschen zu unterscheiden." },
        adjusted: "Die mittlere Änderung der Kontrollregion ist abgezogen.",
        mapFigures: { "\($0): Farben von ±\($1) bis ±\($2) \($3)" },
        omitted: Plural(
            "# weiteres Foto dieser Sitzung ist nicht abgebildet; seine Zahlen stehen oben.",
            "# weitere Fotos dieser Sitzung sind nicht abgebildet; ihre Zahlen stehen oben."),
        checklist: "Prüfliste der Fotos",
        checklistNote: """
            Was ein Programm von den üblichen Regeln für klinische Fotos prüfen kann: ✓ eingehalten, ✕ nicht eingehalten, \
            – nicht prüfbar.
            """,
        kept: "eingehalten", notKept: "nicht eingehalten", unchecked: "nicht prüfbar",
        checks: CheckWords(
            sharp: "scharf", exposed: "gut belichtet", evenLight: "gleichmäßiges Licht", noShine: "kein Glanz",
            littleNoise: "wenig Rauschen", noHair: "keine Haare", noFilter: "kein Filter", original: "Originaldatei",
            timeKnown: "Zeit bekannt", cameraKnown: "Kamera bekannt", scaleKnown: "Maßstab bekannt"),
        readings: "Erythemindex jedes Fotos", time: "Zeit", region: "Region", samplingError: "Stichprobenfehler",
        skinTone: "Hautton (ITA-Klasse der unbehandelten Haut)",
        roles: RoleWords(
            treated: "behandelt", control: "Kontrolle", exclude: "ausgenommen", gray: "Graukarte",
            reference: "Referenz"))
}
