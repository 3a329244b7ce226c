import StudyRecords

/// What a session did to the redness of a region, in sentences that carry their figures.
struct SessionSentence {
    /// Changes of the erythema index after this session, in order of time.
    let changes: [ChangeRecord]
    let curve: CurveRecord?
    let wording: Wording

    var sentences: [String] {
        let words = wording.change
        guard let largest = changes.largest else {
            return [words.noPair]
        }
        var sentences = [words.sessionSentence(ChangeFacts.of(largest, wording))]
        if let last = changes.last, last.afterPhotos != largest.afterPhotos {
            sentences.append(words.lastSentence(ChangeFacts.of(last, wording)))
        }
        if let curve { sentences.append(recovery(curve)) }
        return sentences
    }

    private func recovery(_ curve: CurveRecord) -> String {
        guard let half = CurveText.halfTime(curve, wording) else {
            let obstacle = curve.flags.first { SessionSentence.obstacles.contains($0) }
            return wording.curve.noHalfTime(obstacle.map { wording.reason($0).meaning })
        }
        return wording.curve.halved(half)
    }

    private static let obstacles: Set<ReasonCode> = [
        .fewPoints, .noDecay, .noModel, .rangeBound, .noFollowUp, .noBaseline, .noMDC,
    ]
}

/// The figures of one change as sentences carry them.
enum ChangeFacts {
    static func of(_ change: ChangeRecord, _ wording: Wording) -> ChangeWords.Facts {
        let (error, figures) = (change.standardError, wording.figures)
        let isDirected = change.verdict == .increased || change.verdict == .decreased
        let isTurned = isDirected && (change.change ?? 0) < 0
        let interval =
            isTurned
            ? figures.interval(change.confidenceHigh.map { -$0 }, change.confidenceLow.map { -$0 }, error: error)
            : figures.interval(change.confidenceLow, change.confidenceHigh, error: error)
        let number = change.change.map {
            (isDirected ? figures.number(abs($0), error: error) : figures.signed($0, error: error)) + " \(change.unit)"
        }
        return ChangeWords.Facts(
            verdict: change.verdict, time: figures.duration(change.hoursAfter),
            session: change.session,
            change: number ?? wording.change.unknown, interval: number == nil ? nil : interval,
            detectable: number == nil ? nil : change.mdc95.map { figures.limit($0) },
            settling: SettlingText.words(change, wording),
            reason: change.reasons.first.map { wording.reason($0).meaning })
    }
}
