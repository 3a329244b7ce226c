import StudyRecords

/// Meanings and cures of reason codes. A code that is missing here falls back to English; a test allows none.
enum GermanReasons {
    static let text: @Sendable (ReasonCode) -> ReasonText = { code in
        byCode[code.rawValue]
            ?? ReasonText(meaning: code.explanation.meaning, cure: code.explanation.cure)
    }

    static let byCode: [String: ReasonText] =
        GermanFileReasons.all.merging(GermanPhotoReasons.all) { first, _ in first }
        .merging(GermanValueReasons.all) { first, _ in first }

    static func text(_ meaning: String, _ cure: String) -> ReasonText { ReasonText(meaning: meaning, cure: cure) }
}
