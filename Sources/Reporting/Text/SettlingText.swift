import StudyRecords

/// Which further photos would turn "cannot tell" into an answer, in words.
package enum SettlingText {
    /// `1 more visit after`; nil where nothing would settle it soon, or nothing is open.
    package static func words(_ change: ChangeRecord) -> String? {
        guard change.answer == .cannotTell, let before = change.settlingBefore, let after = change.settlingAfter else {
            return nil
        }
        let parts = [(before, "before"), (after, "after")].filter { $0.0 > 0 }.map { count, side in
            "\(count) more \(count == 1 ? "visit" : "visits") \(side)"
        }
        return parts.isEmpty ? nil : parts.joined(separator: " and ")
    }
}

extension ChangeAnswer {
    var words: String {
        switch self {
        case .changed: "changed"
        case .changedBelowRelevance: "changed, but less than matters"
        case .notChanged: "not changed by as much as matters"
        case .cannotTell: "cannot tell"
        }
    }
}
