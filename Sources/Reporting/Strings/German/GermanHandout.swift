import StudyRecords

extension HandoutWords {
    static let german = HandoutWords(
        title: "Ihre Haut auf Fotos",
        lead: "Was Ihre Fotos seit den Behandlungen zeigen, und was sie nicht zeigen können.", headline: headline,
        answer: answer,
        noPair: "Es gibt kein Foto von vor und nach einer Behandlung, das sich vergleichen ließe.",
        unmeasured: "Keines dieser Fotos war zu gebrauchen. Wie bessere gelingen, steht unten.",
        compare: "Vorher und nachher", slider: "Linie zwischen vorher und nachher, Prozent von links",
        blink: "Hin und her wechseln", stopBlinking: "Anhalten", swap: "Fotos tauschen",
        course: "Wie rot Ihre Haut war",
        courseMeaning:
            "Jeder Punkt ist ein Foto. Im getönten Band ist ein Unterschied zu klein, um ihn vom Zufall zu trennen.",
        redder: "röter", asBefore: "wie vorher", paler: "weniger rot", treated: "Behandlung",
        treatments: "Ihre Behandlungen", treatment: { "Behandlung \($0), \($1)" },
        photos: Plural("# Foto danach", "# Fotos danach"), when: "wann", what: "verglichen mit vorher",
        short: { verdict in
            switch verdict {
            case .increased: "röter"
            case .decreased: "weniger rot"
            case .notDistinguishable: "kein sicherer Unterschied"
            case .notComparable: "nicht vergleichbar"
            case .cannotSay: "nicht zu sagen"
            }
        },
        better: "Für bessere Fotos", advice: advice, watch: "Wann Sie sofort Hilfe brauchen",
        watchSigns: """
            Rötung, die sich ausbreitet, Wärme, Schwellung, zunehmender Schmerz, Eiter, nässende Krusten oder Fieber: lassen \
            Sie es noch am selben Tag ansehen, was auch immer hier steht. Fotos zeigen nicht alles.
            """,
        limits: """
            Diese Seite vergleicht Fotos. Sie sagt nicht, ob Ihre Haut gesund ist oder ob die Behandlung wirkt; sprechen Sie \
            darüber bitte mit der Person, die Sie behandelt.
            """)

    private static func headline(_ verdict: Verdict) -> String {
        switch verdict {
        case .increased: "Röter als vorher"
        case .decreased: "Weniger rot als vorher"
        case .notDistinguishable: "Kein sicherer Unterschied"
        case .notComparable: "Diese Fotos lassen sich nicht vergleichen"
        case .cannotSay: "Wir können es nicht sagen"
        }
    }

    private static func answer(_ verdict: Verdict, _ time: String, _ treatment: Int) -> String {
        let start = "\(time) nach Behandlung \(treatment)"
        switch verdict {
        case .increased:
            return
                "\(start) war Ihre Haut röter als davor. Der Unterschied ist größer, als Zufall allein erwarten lässt."
        case .decreased:
            return "\(start) war Ihre Haut weniger rot als davor. "
                + "Der Unterschied ist größer, als Zufall allein erwarten lässt."
        case .notDistinguishable:
            return "\(start) zeigen die Fotos keinen Unterschied, dessen wir sicher wären. "
                + "Ein kleiner kann trotzdem da sein."
        case .notComparable:
            return "\(start) wurde das Foto zu anders aufgenommen als das davor."
        case .cannotSay:
            return "\(start) reichen die Fotos nicht, um zu sagen, ob sich Ihre Haut verändert hat."
        }
    }

    private static func advice(_ advice: PhotoAdvice) -> String {
        switch advice {
        case .light:
            "Immer dasselbe gleichmäßige Licht von vorn verwenden, ohne Blitz; nicht zu dunkel und nicht zu hell."
        case .shine: "Die Haut trocken tupfen und die Lampe drehen, bis die Haut nicht mehr glänzt."
        case .sharpness: "Stillhalten, das Telefon auflegen und auf die Haut tippen, damit sie scharf wird."
        case .filter: "Schönheits-, Porträt- und Filtereinstellungen ausschalten."
        case .original: "Das Foto so abgeben, wie das Telefon es gespeichert hat; nicht über einen Messenger schicken."
        case .hair: "Haare aus dem Bild kämmen oder stecken."
        case .framing: "Dieselbe Hautstelle aus demselben Abstand und von derselben Seite zeigen wie beim ersten Foto."
        case .sameCamera: "Immer dasselbe Telefon oder dieselbe Kamera verwenden, ohne anders zu zoomen."
        case .color: "In Farbe fotografieren."
        }
    }
}
