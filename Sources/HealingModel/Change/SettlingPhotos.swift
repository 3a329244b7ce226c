/// Which further photos would turn "cannot tell" into an answer, should the difference stay what it is.
///
/// A repeat means another visit of the same state (the noise of a visit does not average out within one sitting), so m visits
/// divide that side's variance by m. The standard error must fall to |d|/1.96 for "changed" or to (MIC - |d|)/1.645 for
/// "not changed", whichever is easier.
package struct SettlingPhotos: Sendable, Hashable {
    package let before: Int
    package let after: Int

    static let most = 5

    /// nil when no answer is near: more than five further visits on a side.
    package init?(difference: Double, relevance: Double, varianceBefore: Double, varianceAfter: Double) {
        guard varianceBefore > 0, varianceAfter > 0, difference.isFinite, relevance > 0 else { return nil }
        let oneSided = 1.6448536269514722
        let target = max(
            abs(difference) / ChangeDecision.normalQuantile, (relevance - abs(difference)) / oneSided)
        let choices = (0...SettlingPhotos.most).flatMap { before in
            (0...SettlingPhotos.most).map { (before: before, after: $0) }
        }
        let settling = choices.filter {
            let variance = varianceBefore / Double(1 + $0.before) + varianceAfter / Double(1 + $0.after)
            return variance <= target * target
        }
        // Fewest photos; among those the ones that can still be taken: after.
        guard let best = settling.min(by: { ($0.before + $0.after, $0.before) < ($1.before + $1.after, $1.before) })
        else { return nil }
        (before, after) = (best.before, best.after)
    }
}
