import StudyRecords

extension ChangeWords {
    static let german = ChangeWords(
        verdict: { verdict in
            switch verdict {
            case .increased: "gestiegen"
            case .decreased: "gesunken"
            case .notDistinguishable: "nicht von Rauschen zu unterscheiden"
            case .notComparable: "Fotos nicht vergleichbar"
            case .cannotSay: "keine Aussage möglich"
            }
        },
        headline: { verdict in
            switch verdict {
            case .increased: "Röter als vorher"
            case .decreased: "Weniger rot als vorher"
            case .notDistinguishable: "Kein Unterschied, der aus dem Rauschen ragt"
            case .notComparable: "Fotos nicht vergleichbar"
            case .cannotSay: "Keine Aussage möglich"
            }
        },
        answerSentence: answerSentence, sessionSentence: { outcome($0, "die Rötung") + "." },
        lastSentence: { "Beim letzten Foto: \(outcome($0, "sie"))." },
        noPair: "Es gibt kein Foto vor und nach dieser Sitzung, das sich vergleichen ließe.",
        unknown: "unbekannt",
        answer: { answer in
            switch answer {
            case .changed: "geändert"
            case .changedBelowRelevance: "geändert, aber weniger als von Belang"
            case .notChanged: "nicht in belangvollem Maß geändert"
            case .cannotTell: "nicht zu entscheiden"
            }
        },
        settles: { "\($0) würden das klären" },
        visitsBefore: Plural("# weiterer Termin davor", "# weitere Termine davor"),
        visitsAfter: Plural("# weiterer Termin danach", "# weitere Termine danach"), and: "und",
        treatedMinusControl: "Behandelt minus Kontrolle.", treatedAlone: "Behandelte Region allein.",
        detectableSource: { "Nachweisbare Änderung: \($0)." },
        relevance: { "Von Belang ab: \($0), eine Einstellung ohne klinische Quelle." },
        skinTone: { "für den Hautton angeglichen \($0) (Faktor \($1))" }, after: "danach", before: "davor",
        now: "jetzt", change: "Änderung", interval: "95-%-Intervall", detectable: "MDC95", against: "gegen MDC",
        verdictHead: "Urteil", otherMetrics: "Alle anderen Messgrößen",
        finding: { $1.isEmpty ? $0 : "\($0) (\($1))" })

    private static func answerSentence(_ facts: Facts) -> String {
        let start = "\(facts.time) nach Sitzung \(facts.session)"
        let interval = facts.interval.map { "95-%-Intervall \($0)" }
        let noise = facts.detectable.map { "mehr als die \($0), die Rauschen allein erreicht" }
        switch facts.verdict {
        case .increased: return "\(start) ist die Rötung um \(facts.change) stärker als vorher\(list(noise, interval))."
        case .decreased:
            return "\(start) ist die Rötung um \(facts.change) schwächer als vorher\(list(noise, interval))."
        case .notDistinguishable:
            let reach = facts.detectable.map { "Rauschen allein erreicht \($0)" }
            return "\(start) weicht die Rötung um \(facts.change) von vorher ab, was Rauschen erklären kann"
                + list(reach, interval) + "." + (facts.settling.map { " Klären würde das: \($0)." } ?? "")
        case .notComparable:
            return "\(start) lässt sich die Rötung nicht mit vorher vergleichen: \(bare(facts.reason))."
        case .cannotSay: return "\(start) lässt sich die Rötung nicht beurteilen: \(bare(facts.reason))."
        }
    }

    private static func outcome(_ facts: Facts, _ subject: String) -> String {
        let parts = [
            facts.change, facts.interval.map { "95-%-Intervall \($0)" },
            facts.detectable.map { "nachweisbar ab \($0)" },
        ]
        let figures = parts.compactMap { $0 }.joined(separator: "; ")
        let time = "\(facts.time) danach"
        switch facts.verdict {
        case .increased: return "\(time) war \(subject) stärker als vorher (\(figures))"
        case .decreased: return "\(time) war \(subject) schwächer als vorher (\(figures))"
        case .notDistinguishable:
            let settling = facts.settling.map { "; klären würde das: \($0)" } ?? ""
            return "\(time) war \(subject) nicht von der vorher zu unterscheiden (Änderung \(figures))\(settling)"
        case .notComparable: return "\(time) ist \(subject) nicht vergleichbar: \(bare(facts.reason))"
        case .cannotSay: return "\(time) ist \(subject) nicht zu beurteilen: \(bare(facts.reason))"
        }
    }

    private static func list(_ parts: String?...) -> String {
        let known = parts.compactMap { $0 }
        return known.isEmpty ? "" : " (" + known.joined(separator: "; ") + ")"
    }

    private static func bare(_ sentence: String?) -> String {
        guard let sentence else { return "Ein Wert fehlt" }
        return sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    }
}
