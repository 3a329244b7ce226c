import StudyRecords

extension ChangeWords {
    static let english = ChangeWords(
        verdict: { verdict in
            switch verdict {
            case .increased: "increased"
            case .decreased: "decreased"
            case .notDistinguishable: "not distinguishable from noise"
            case .notComparable: "photos not comparable"
            case .cannotSay: "cannot say"
            }
        },
        headline: { verdict in
            switch verdict {
            case .increased: "Redder than before"
            case .decreased: "Less red than before"
            case .notDistinguishable: "No difference that stands out from noise"
            case .notComparable: "Photos cannot be compared"
            case .cannotSay: "Cannot tell"
            }
        },
        answerSentence: answerSentence, sessionSentence: { outcome($0, "redness") + "." },
        lastSentence: { "At the last photo, \(outcome($0, "it"))." },
        noPair: "There is no photo before and after this session to compare.", unknown: "unknown",
        answer: { answer in
            switch answer {
            case .changed: "changed"
            case .changedBelowRelevance: "changed, but less than matters"
            case .notChanged: "not changed by as much as matters"
            case .cannotTell: "cannot tell"
            }
        },
        settles: { "\($0) would settle it" }, visitsBefore: Plural("# more visit before", "# more visits before"),
        visitsAfter: Plural("# more visit after", "# more visits after"), and: "and",
        treatedMinusControl: "Treated minus control.", treatedAlone: "Treated region alone.",
        detectableSource: { "Detectable change: \($0)." },
        relevance: { "Matters from: \($0), a setting without clinical source." },
        skinTone: { "adjusted for skin tone \($0) (gain \($1))" }, after: "after", before: "before", now: "now",
        change: "change", interval: "95 % interval", detectable: "MDC95", against: "against MDC",
        verdictHead: "verdict", otherMetrics: "All other metrics",
        finding: { $1.isEmpty ? $0 : "\($0) (\($1))" })

    private static func answerSentence(_ facts: Facts) -> String {
        let start = "\(facts.time) after session \(facts.session), redness"
        let interval = facts.interval.map { "95 % interval \($0)" }
        let noise = facts.detectable.map { "more than the \($0) that noise alone can reach" }
        let figures = list(noise, interval)
        switch facts.verdict {
        case .increased: return "\(start) is \(facts.change) higher than before\(figures)."
        case .decreased: return "\(start) is \(facts.change) lower than before\(figures)."
        case .notDistinguishable:
            let reach = facts.detectable.map { "noise alone can reach \($0)" }
            let settling =
                facts.settling.map { " \($0.prefix(1).uppercased())\($0.dropFirst()) would settle it." } ?? ""
            return "\(start) differs by \(facts.change) from before, which noise can explain\(list(reach, interval))."
                + settling
        case .notComparable: return "\(start) cannot be compared with before: \(lowered(facts.reason))."
        case .cannotSay: return "\(start) cannot be judged: \(lowered(facts.reason))."
        }
    }

    private static func outcome(_ facts: Facts, _ subject: String) -> String {
        let parts = [
            facts.change, facts.interval.map { "95 % interval \($0)" },
            facts.detectable.map { "detectable from \($0)" },
        ]
        let figures = parts.compactMap { $0 }.joined(separator: ", ")
        let start = "\(facts.time) after, \(subject)"
        switch facts.verdict {
        case .increased: return "\(start) was higher than before by \(figures)"
        case .decreased: return "\(start) was lower than before by \(figures)"
        case .notDistinguishable:
            let settling = facts.settling.map { "; \($0) would settle whether it changed" } ?? ""
            return "\(start) could not be told from that before (change \(figures))\(settling)"
        case .notComparable: return "\(start) cannot be compared: \(lowered(facts.reason))"
        case .cannotSay: return "\(start) cannot be judged: \(lowered(facts.reason))"
        }
    }

    private static func list(_ parts: String?...) -> String {
        let known = parts.compactMap { $0 }
        return known.isEmpty ? "" : " (" + known.joined(separator: "; ") + ")"
    }

    /// A sentence as the end of another: `The light…` as `the light…`.
    private static func lowered(_ sentence: String?) -> String {
        guard let sentence else { return "a value is missing" }
        let bare = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
        return bare.prefix(1).lowercased() + bare.dropFirst()
    }
}
