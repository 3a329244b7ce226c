/// Whether two visits can be compared in one family of metrics.
package enum Comparability: String, Sendable, Hashable, Codable, CaseIterable {
    case comparable
    case withCare = "comparable-with-care"
    case notComparable = "not-comparable"
}

/// One thing that differs between the photos of a pair: what was found, how much is allowed, and whether it forbids the
/// comparison. The cure is that of the code.
package struct ComparabilityFinding: Sendable, Hashable, Codable {
    package let code: ReasonCode
    /// The measured difference in words, e.g. `after is 1.4× closer`.
    package let figure: String
    /// What is allowed, e.g. `limit 1.1×`.
    package let limit: String
    package let forbids: Bool

    package init(_ code: ReasonCode, _ figure: String, limit: String = "", forbids: Bool) {
        self.code = code
        self.figure = figure
        self.limit = limit
        self.forbids = forbids
    }

    /// `scale-mismatch: after is 1.4× closer (limit 1.1×)`.
    package var text: String { "\(code.rawValue): \(figure)" + (limit.isEmpty ? "" : " (\(limit))") }
}
