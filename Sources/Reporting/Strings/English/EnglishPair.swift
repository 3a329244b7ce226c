extension PairWords {
    static let english = PairWords(
        studyName: "Comparison of two photos", title: "Before and after", sameSkin: "The same skin",
        nothing: "Nothing could be compared.",
        verdict: { "Redness: \($0)." },
        sentence: { verdict, change, interval in
            "Redness \(verdict): change \(change)" + (interval.map { ", 95 % interval \($0)" } ?? "") + "."
        }, settles: { "\($0) would settle it." })
}
