import StudyRecords

/// Changes between photos: verdicts, answers, the table of changes and the sentences of a session.
struct ChangeWords: Sendable {
    /// What a sentence about one change is made of; figures come formatted.
    struct Facts: Sendable {
        let verdict: Verdict
        /// `24 h`.
        let time: String
        let session: Int
        /// `3.2 EI`, without its sign where the verdict has a direction.
        let change: String
        let interval, detectable, settling, reason: String?
    }

    let verdict: @Sendable (Verdict) -> String
    /// The verdict of a region in two or three words.
    let headline: @Sendable (Verdict) -> String
    /// One sentence: what changed and how sure that is.
    let answerSentence: @Sendable (Facts) -> String
    /// The same as one sentence of several about a session.
    let sessionSentence: @Sendable (Facts) -> String
    let lastSentence: @Sendable (Facts) -> String
    let noPair, unknown: String
    let answer: @Sendable (ChangeAnswer) -> String
    let settles: @Sendable (_ visits: String) -> String
    let visitsBefore, visitsAfter: Plural
    let and: String
    let treatedMinusControl, treatedAlone: String
    let detectableSource, relevance: @Sendable (String) -> String
    let skinTone: @Sendable (_ change: String, _ gain: String) -> String
    let after, before, now, change, interval, detectable, against, verdictHead: String
    let otherMetrics: String
    /// A finding about two photos: what it means, what was measured, what is allowed.
    let finding: @Sendable (_ figure: String, _ limit: String) -> String
}
