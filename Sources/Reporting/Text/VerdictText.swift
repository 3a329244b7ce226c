import StudyRecords

extension Verdict {
    /// For tables: direction only, the clinician judges.
    var words: String {
        switch self {
        case .increased: "increased"
        case .decreased: "decreased"
        case .notDistinguishable: "not distinguishable from noise"
        case .notComparable: "photos not comparable"
        case .cannotSay: "cannot say"
        }
    }

    /// A mark that does not rest on color.
    var mark: String {
        switch self {
        case .increased: "▲"
        case .decreased: "▼"
        case .notDistinguishable: "≈"
        case .notComparable: "✕"
        case .cannotSay: "?"
        }
    }
}
