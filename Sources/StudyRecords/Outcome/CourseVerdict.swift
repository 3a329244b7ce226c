/// What the course of one session looks like, in one word.
package enum CourseVerdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// Fewer than two times after the session, or no baseline and fewer than four.
    case insufficient
    /// No candidate fits within the errors.
    case noModel = "no-model"
    case noReaction = "no-reaction"
    /// A jump that stays.
    case persistent
    /// Below the baseline: cold, pressure, white balance. Never called healing.
    case blanching
    case rising
    /// Falling, without a photo before: the level it falls to is unknown.
    case falling
    case decaying
    case decayingNonexponential = "decaying-nonexponential"
    case delayedPeak = "delayed-peak"
}
