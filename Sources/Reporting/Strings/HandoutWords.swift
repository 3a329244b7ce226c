import StudyRecords

/// The page in plain words: no unit, no statistics, nothing that flatters or calms.
struct HandoutWords: Sendable {
    let title, lead: String
    let headline: @Sendable (Verdict) -> String
    /// `7 days after treatment 2: …`, and how sure that is.
    let answer: @Sendable (Verdict, _ time: String, _ treatment: Int) -> String
    let noPair, unmeasured: String
    let compare, slider, blink, stopBlinking, swap: String
    let course, courseMeaning, redder, asBefore, paler, treated: String
    let treatments: String
    let treatment: @Sendable (_ number: Int, _ date: String) -> String
    let photos: Plural
    let when, what: String
    /// Without how sure, for the list of photos.
    let short: @Sendable (Verdict) -> String
    let better: String
    let advice: @Sendable (PhotoAdvice) -> String
    let watch, watchSigns, limits: String
}
