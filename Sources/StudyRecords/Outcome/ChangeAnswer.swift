/// What one before/after difference of a report says, with the whole report in view.
package enum ChangeAnswer: String, Sendable, Codable, CaseIterable {
    case changed
    /// Changed beyond noise, but the 95 % interval lies inside ± the relevance.
    case changedBelowRelevance = "changed-below-relevance"
    case notChanged = "not-changed"
    case cannotTell = "cannot-tell"
}
