import StudyRecords

/// Healing curves and their charts.
struct CurveWords: Sendable {
    let halfTime: @Sendable (_ hours: String, _ low: String, _ high: String) -> String
    let halved: @Sendable (_ halfTime: String) -> String
    let noHalfTime: @Sendable (_ reason: String?) -> String
    let rise: @Sendable (_ halfTime: String, _ rise: String) -> String
    let below: @Sendable (_ time: String, _ low: String, _ high: String) -> String
    let area: @Sendable (_ area: String) -> String
    let censored: String
    let recovered: @Sendable (_ from: String, _ to: String) -> String
    let treatedMinusControl, treatedRegion: String
    let session: @Sendable (Int) -> String
    let sessionTitle: @Sendable (Int) -> String
    let courseTitle, courseDescription, courseTime: String
    let sessionTime, sessionDescription, withDecay, withoutCurve: String
    let suspect: @Sendable (_ time: String) -> String
    let fan: @Sendable (_ stratum: String) -> String
    let next: @Sendable (_ time: String, _ interval: String, _ unit: String) -> String
    let nextLabel: @Sendable (_ time: String, _ interval: String) -> String
    let expected: String
    let band: @Sendable (_ limit: String) -> String
    let time, error, before, after: String
    let multiples: MultiplesWords
    let slopes: SlopeWords
    let verdict: @Sendable (CourseVerdict) -> String
}

/// Sessions beside each other.
struct MultiplesWords: Sendable {
    let title, description, session, halfTime, toBaseline, course, noCurve: String
    let regions, regionsDescription, region, last: String
}

/// Before and last photo of each session, joined.
struct SlopeWords: Sendable {
    let title, description, before, last, detectable, changed, unclear, session, change, verdict: String
    let at: @Sendable (_ value: String, _ time: String) -> String
}
