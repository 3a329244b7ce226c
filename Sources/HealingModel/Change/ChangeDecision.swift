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

    /// √(SE₁² + SE₂²) with SEᵢ² = max(SEM², sampling + calibration).
    var standardError: Double? {
        guard let first = before?.measurementVariance(mdc), let second = after?.measurementVariance(mdc) else {
            return nil
        }
        return (first + second).squareRoot()
    }

    /// Degrees of freedom of the standard error: those of the SEM, which is one estimate for both sides, joined by
    /// Satterthwaite's rule with those of the tiles where they decide. nil: known, or as good as known.
    var degrees: Double? {
        guard let before, let after else { return nil }
        let sides = [before, after]
        let repeated = sides.filter { !$0.isSamplingLarger(mdc) }
        let sampled = sides.filter { $0.isSamplingLarger(mdc) }.map { ($0.variance ?? 0, $0.degrees) }
        let sem = repeated.reduce(0) { $0 + ($1.measurementVariance(mdc) ?? 0) }
        return Reading.satterthwaite([(sem, mdc?.degrees)] + sampled)
    }

    /// What the standard error rests on.
    var sources: [String] {
        guard standardError != nil else { return [] }
        let origin = mdc?.origin.rawValue ?? "sampling"
        return Set([before, after].compactMap { $0?.isSamplingLarger(mdc) }.map { $0 ? "sampling" : origin }).sorted()
    }

    /// The MDC of this pair: smaller than that of single photos where the replicates say what further shots of a visit gain.
    var detectable: Double? {
        guard let mdc else { return nil }
        guard let before, let after else { return mdc.mdc95 }
        let variance = mdc.variance(photos: before.photos) + mdc.variance(photos: after.photos)
        return mdc.mdc95 * (variance / (2 * mdc.variance(photos: 1))).squareRoot()
    }

    /// The test of this difference; nil where there is nothing to test.
    func question(relevance: Double?) -> ChangeQuestion? {
        guard obstacles.isEmpty, mdc != nil, let change, let standardError, standardError > 0 else { return nil }
        return ChangeQuestion(
            difference: change, standardError: standardError, relevance: relevance, degrees: degrees)
    }

    var interval: ClosedRange<Double>? {
        guard let change, let standardError else { return nil }
        let half = ChangeQuestion.quantile(degrees) * standardError
        return change - half...change + half
    }

    /// The direction is stated only when the change exceeds the MDC, its interval leaves zero out and so many comparisons
    /// as the report makes would hardly turn up such a change by chance.
    ///
    /// - Parameter falseDiscovery: probability over the whole report; nil for a pair that stands alone.
    func verdict(falseDiscovery: Double? = nil) -> (Verdict, [ReasonCode]) {
        if !obstacles.isEmpty { return (.notComparable, obstacles) }
        guard let change else { return (.cannotSay, []) }
        // With an MDC every reading has a variance, so the interval is missing only with it.
        guard let mdc, let interval, let detectable else { return (.cannotSay, [.noMDC]) }
        let caution: [ReasonCode] = mdc.isOfOneSitting ? [.oneSitting] : []
        // Wider than twice the MDC to each side, even a relevant change could hide in it.
        if interval.upperBound - interval.lowerBound > 4 * detectable { return (.cannotSay, [.wideInterval] + caution) }
        var reasons: [ReasonCode] = []
        if abs(change) <= detectable { reasons.append(.withinMDC) }
        if interval.contains(0) { reasons.append(.intervalCoversZero) }
        if reasons.isEmpty, let falseDiscovery, falseDiscovery > ChangeFamily.level { reasons.append(.falseDiscovery) }
        guard reasons.isEmpty else { return (.notDistinguishable, reasons + caution) }
        return (change > 0 ? .increased : .decreased, caution)
    }
}
