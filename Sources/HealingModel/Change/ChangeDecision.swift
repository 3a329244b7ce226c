import StudyRecords

/// One metric of one pair: difference, interval and verdict.
struct ChangeDecision {
    /// Two-sided 95 % quantile of the standard normal distribution.
    static let normalQuantile = 1.959963984540054

    let before: Reading?
    let after: Reading?
    let mdc: MinimalDetectableChange?
    /// Reasons that forbid the comparison.
    let obstacles: [ReasonCode]

    var change: Double? {
        guard let before, let after else { return nil }
        return after.value - before.value
    }

    /// √(SE₁² + SE₂²) with SEᵢ² = max(SEM², sampling variance).
    var standardError: Double? {
        guard let first = before?.measurementVariance(mdc), let second = after?.measurementVariance(mdc) else {
            return nil
        }
        return (first + second).squareRoot()
    }

    var interval: ClosedRange<Double>? {
        guard let change, let standardError else { return nil }
        let half = ChangeDecision.normalQuantile * standardError
        return change - half...change + half
    }

    /// The direction is stated only when the change exceeds the MDC and its interval leaves zero out.
    var verdict: (Verdict, [ReasonCode]) {
        if !obstacles.isEmpty { return (.notComparable, obstacles) }
        guard let change else { return (.cannotSay, []) }
        // With an MDC every reading has a variance, so the interval is missing only with it.
        guard let mdc, let interval else { return (.cannotSay, [.noMDC]) }
        // Wider than twice the MDC to each side, even a relevant change could hide in it.
        if interval.upperBound - interval.lowerBound > 4 * mdc.mdc95 { return (.cannotSay, [.wideInterval]) }
        var reasons: [ReasonCode] = []
        if abs(change) <= mdc.mdc95 { reasons.append(.withinMDC) }
        if interval.contains(0) { reasons.append(.intervalCoversZero) }
        guard reasons.isEmpty else { return (.notDistinguishable, reasons) }
        return (change > 0 ? .increased : .decreased, [])
    }
}
