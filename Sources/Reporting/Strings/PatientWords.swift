import StudyRecords

/// The patient page.
struct PatientWords: Sendable {
    let session: @Sendable (_ number: Int, _ time: String) -> String
    let noTreatment: String
    let device: @Sendable (TreatmentSession.Device) -> String
    let needles: @Sendable (_ millimetres: String) -> String
    let passes: Plural
    let place: @Sendable (TreatmentSession.Setting) -> String
    let numbing, aftercare, arm: @Sendable (String) -> String
    let trend, trendNote, metric, visits, what, estimate, interval: String
    let statistic: @Sendable (String) -> String
    let undated, values: String
    let photos, sessions: Plural
    /// First and last day of the photos.
    let period: @Sendable (_ from: String, _ to: String) -> String
    let atAGlance, allFigures, timeline, timelineDescription, allPhotos, nothingMeasured, noSubject: String
    let timelineSession: @Sendable (_ number: Int, _ date: String) -> String
    let timelinePhotos: Plural
    let refused, flagged, missing: String
    let day: @Sendable (_ number: String) -> String
    let print: String
    let plainPage, fullPage: String
}
