import StudyRecords

/// Which further photos would turn "cannot tell" into an answer, in words.
package enum SettlingText {
    /// `1 more visit after`, in English; nil where nothing would settle it soon, or nothing is open.
    package static func words(_ change: ChangeRecord) -> String? { words(change, .english) }

    static func words(_ change: ChangeRecord, _ wording: Wording) -> String? {
        guard change.answer == .cannotTell, let before = change.settlingBefore, let after = change.settlingAfter else {
            return nil
        }
        let parts = [(before, wording.change.visitsBefore), (after, wording.change.visitsAfter)]
            .filter { $0.0 > 0 }.map { count, words in words(count) }
        return parts.isEmpty ? nil : parts.joined(separator: " \(wording.change.and) ")
    }
}
