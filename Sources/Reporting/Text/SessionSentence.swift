import StudyRecords

/// What a session did to the redness of a region, in sentences that carry their figures.
struct SessionSentence {
    let session: Int
    /// Changes of the erythema index after this session, in order of time.
    let changes: [ChangeRecord]
    let curve: CurveRecord?

    var sentences: [String] {
        guard let largest = changes.max(by: { abs($0.change ?? 0) < abs($1.change ?? 0) }) else {
            return ["Session \(session): there is no photo before and after it to compare."]
        }
        var sentences = ["Session \(session): \(outcome(of: largest, subject: "redness"))."]
        if let last = changes.last, last.afterPhotos != largest.afterPhotos {
            sentences.append("At the last photo, \(outcome(of: last, subject: "it")).")
        }
        if let curve { sentences.append(recovery(curve)) }
        return sentences
    }

    private func outcome(of change: ChangeRecord, subject: String) -> String {
        let time = ReadingText.hours(change.hoursAfter) + " after"
        switch change.verdict {
        case .increased: return "\(time), \(subject) was higher than before by \(figures(change))"
        case .decreased: return "\(time), \(subject) was lower than before by \(figures(change))"
        case .notDistinguishable:
            let settling = SettlingText.words(change).map { "; \($0) would settle whether it changed" } ?? ""
            return "\(time), \(subject) could not be told from that before (change \(figures(change)))\(settling)"
        case .notComparable, .cannotSay:
            let reason = change.reasons.first?.explanation.meaning ?? "A value is missing."
            let verb = change.verdict == .notComparable ? "cannot be compared" : "cannot be judged"
            return "\(time), \(subject) \(verb): \(reason.prefix(1).lowercased())\(reason.dropFirst().dropLast())"
        }
    }

    private func figures(_ change: ChangeRecord) -> String {
        guard let value = change.change else { return "unknown" }
        let error = change.standardError
        let isDirected = change.verdict == .increased || change.verdict == .decreased
        let number = isDirected ? ReadingText.number(abs(value), error: error) : ReadingText.signed(value, error: error)
        var text = "\(number) \(change.unit)"
        let interval =
            value < 0 && isDirected
            ? ReadingText.interval(change.confidenceHigh.map { -$0 }, change.confidenceLow.map { -$0 }, error: error)
            : ReadingText.interval(change.confidenceLow, change.confidenceHigh, error: error)
        if let interval { text += ", 95 % interval \(interval)" }
        if let mdc = change.mdc95 { text += ", detectable from \(ReadingText.limit(mdc))" }
        return text
    }

    private func recovery(_ curve: CurveRecord) -> String {
        guard let half = CurveText.halfTime(curve) else {
            let reason = curve.flags.first { SessionSentence.obstacles.contains($0) }?.explanation.meaning
            return "No half-time is stated" + (reason.map { ": \($0.prefix(1).lowercased())\($0.dropFirst())" } ?? ".")
        }
        return "The redness halved every \(half)."
    }

    private static let obstacles: Set<ReasonCode> = [
        .fewPoints, .noDecay, .noModel, .rangeBound, .noFollowUp, .noBaseline, .noMDC,
    ]
}
