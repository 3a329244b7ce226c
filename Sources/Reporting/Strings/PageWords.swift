import StudyRecords

/// What stands on every page: head, method table, provenance, problems.
struct PageWords: Sendable {
    let skip: String
    let attention, photo, state, meaning, cure: String
    /// Heading of the reasons that limit a session's figures.
    let limits: String
    let methods, disclaimer, formulas, metric, unit, formula, source, detectable, invalid, revision: String
    let citations, provenance, study, notKnown: String
    let program, builtWith, measured, settingsDigest, errors, defaultErrors: String
    let commit: @Sendable (_ version: String, _ commit: String) -> String
    /// The fold with the figures of a picture.
    let behind: String
    /// Names of photo states by their code.
    let states: StateWords
}

/// States of a photo.
struct StateWords: Sendable {
    let measured, warned, refused, failed, skipped: String

    subscript(_ state: PhotoState) -> String {
        switch state {
        case .measured: measured
        case .warned: warned
        case .refused: refused
        case .failed: failed
        case .skipped: skipped
        }
    }
}
