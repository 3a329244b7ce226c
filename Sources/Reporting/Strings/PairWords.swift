/// The page of the `compare` command.
struct PairWords: Sendable {
    let studyName, title, sameSkin, nothing: String
    let verdict: @Sendable (_ verdict: String) -> String
    let sentence: @Sendable (_ verdict: String, _ change: String, _ interval: String?) -> String
    let settles: @Sendable (_ visits: String) -> String
}
