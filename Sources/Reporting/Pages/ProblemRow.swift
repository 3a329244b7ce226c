import StudyRecords

/// A photo that was not measured cleanly, with what to do about it.
struct ProblemRow {
    let photo, state, detail: String
    let reasons: [ReasonRow]

    init(_ record: PhotoRecord) {
        photo = record.identity.path
        state = record.state.rawValue
        detail = record.detail ?? ""
        reasons = record.reasons.map { ReasonRow($0) }
    }

    /// Failures first, then refusals and warnings.
    static func rows(_ photos: [MeasuredPhoto]) -> [ProblemRow] { rows(photos, in: [.failed, .refused, .warned]) }

    /// Rows of some states, in their order.
    static func rows(_ photos: [MeasuredPhoto], in states: [PhotoState]) -> [ProblemRow] {
        states.flatMap { state in
            photos.map(\.record).filter { $0.state == state }.map { ProblemRow($0) }
        }
    }
}
