import StudyRecords

extension StudyTime {
    /// `2026-03-10 09:46` on the clock of the place where the photo was taken.
    var clockText: String {
        let text = description
        return text.prefix(10) + " " + text.dropFirst(11).prefix(5)
    }

    /// `2026-03-10`.
    var dateText: String { String(description.prefix(10)) }
}
