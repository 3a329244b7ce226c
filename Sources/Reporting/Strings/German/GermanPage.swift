extension PageWords {
    static let german = PageWords(
        skip: "Zum Inhalt springen", attention: "Fotos, um die man sich kümmern muss", photo: "Foto",
        state: "Zustand", meaning: "was es bedeutet", cure: "was zu tun ist",
        limits: "Was diese Zahlen einschränkt", methods: "Methoden und Herkunft",
        disclaimer: """
            Diese Seite dokumentiert Fotos und vergleicht sie. Sie ist keine Diagnose, und kein Hinweis ist kein \
            Unbedenklichkeitszeugnis: im Zweifel eine Ärztin oder einen Arzt fragen. Eine Änderung gilt als nachweisbar, wenn \
            sie die kleinste nachweisbare Änderung (MDC95) übersteigt und ihr 95-%-Intervall die Null ausschließt, über alle \
            Vergleiche eines Berichts bei einer Falscherkennungsrate von 5 %. Die Rötung ruhender Haut steigt mit dem Melanin, \
            darum werden nur Änderungen derselben Person verglichen.
            """,
        formulas: "Formeln", metric: "Messgröße", unit: "Einheit", formula: "Formel", source: "Quelle",
        detectable: "MDC95", invalid: "ungültig wenn", revision: "Fassung",
        citations: """
            Vollständige Quellen stehen in Documentation/Methods.md des Programms; dieselben Zahlen mit allen Stellen liegen \
            im Ordner tables neben diesem Bericht.
            """,
        provenance: "Wie diese Zahlen entstanden", study: "Studie", notKnown: "nicht bekannt", program: "Programm",
        builtWith: "Gebaut mit", measured: "Gemessen", settingsDigest: "Prüfsumme der Einstellungen",
        errors: "Fehler der Änderungen", defaultErrors: "Vorgaben der Messgrößen oder study.yaml",
        commit: { "dermacurve \($0), Commit \($1)" }, behind: "Zahlen hinter dem Bild",
        states: StateWords(
            measured: "gemessen", warned: "mit Hinweisen", refused: "abgelehnt", failed: "fehlgeschlagen",
            skipped: "übergangen"))
}
