/// One promise about the measurement and what came of it.
package struct Claim: Sendable, Encodable {
    package enum Outcome: String, Sendable, Encodable {
        case pass
        case fail
        /// The study holds nothing, or too little, that would show it.
        case untested
    }

    /// kebab-case
    package var id: String
    /// The bar in words.
    package var promise: String
    package var outcome: Outcome
    /// What was found, in words.
    package var found: String
    /// How many photos, pairs or sessions it rests on.
    package var count: Int
    package var value: Double?

    /// - Parameter isKept: of the value.
    init(
        _ id: String, _ promise: String, value: Double?, count: Int, found: String, isKept: (Double) -> Bool
    ) {
        (self.id, self.promise, self.count, self.value, self.found) = (id, promise, count, value, found)
        outcome = value.map { isKept($0) ? .pass : .fail } ?? .untested
    }

    static func untested(_ id: String, _ promise: String, _ why: String) -> Claim {
        Claim(id, promise, value: nil, count: 0, found: why) { _ in false }
    }
}

extension Claim {
    /// A share of cases that must lie in a range. With few cases it fails only when its 95 % interval (Wilson 1927) leaves the
    /// range: chance alone is no failure.
    static func share(
        _ id: String, _ promise: String, _ hits: Int, of total: Int, in range: ClosedRange<Double>, note: String = ""
    ) -> Claim {
        guard total > 0 else { return .untested(id, promise, "no such cases") }
        let share = Double(hits) / Double(total)
        let interval = WilsonInterval(hits: hits, of: total)
        let words =
            "\(percent(share)) (\(hits) of \(total); 95 % interval \(percent(interval.low))…\(percent(interval.high)))"
        return Claim(id, promise, value: share, count: total, found: words + note) { _ in
            interval.low <= range.upperBound && interval.high >= range.lowerBound
        }
    }

    static func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }

    static func short(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
}
