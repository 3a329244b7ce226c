import StudyRecords

/// A photo that was not measured cleanly, with what to do about it.
struct ProblemRow {
    let photo, state, stateWords, detail: String
    let reasons: [ReasonRow]

    init(_ record: PhotoRecord, _ wording: Wording) {
        photo = record.identity.path
        state = record.state.rawValue
        stateWords = wording.page.states[record.state]
        detail = record.detail ?? ""
        reasons = record.reasons.map { ReasonRow($0, wording) }
    }

    /// Failures first, then refusals and warnings.
    static func rows(_ photos: [MeasuredPhoto], _ wording: Wording = .english) -> [ProblemRow] {
        rows(photos, in: [.failed, .refused, .warned], wording)
    }

    /// Rows of some states, in their order.
    static func rows(
        _ photos: [MeasuredPhoto], in states: [PhotoState], _ wording: Wording = .english
    ) -> [ProblemRow] {
        states.flatMap { state in
            photos.map(\.record).filter { $0.state == state }.map { ProblemRow($0, wording) }
        }
    }
}
