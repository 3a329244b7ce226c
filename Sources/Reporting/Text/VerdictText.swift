import StudyRecords

extension Verdict {
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
