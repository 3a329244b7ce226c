/// Rules for one session without a cohort: R1 finds a rebound, R2 a rise that is slow to go. A flag means: photograph again and
/// let a clinician look.
package struct FallbackAlerts: Sendable, Hashable {
    /// R1: largest rise between two photos 20 h or later, in standard deviations of a difference.
    package let riseScore: Double?
    package let riseFromHours: Double?
    package let riseToHours: Double?
    package let riseLimit: Double?
    package let isRebound: Bool
    /// R2: y(7 d) - X·y(0) - (1 - X)·mean(base), X = 0.25: more than a quarter of the first rise left.
    package let slowContrast: Double?
    package let slowError: Double?
    package let slowScore: Double?
    package let isSlow: Bool
    /// Excess of the 7-day photo over the baseline, and its standard error.
    package let excess: Double?
    package let excessError: Double?

    static let lateHours = 20.0
    static let residualFraction = 0.25
    static let slowLimit = 2.576
    static let weekHours = 168.0
    /// The 7-day photo is the nearest one within a day, the first one is taken within two hours.
    static let weekTolerance = 24.0
    static let firstPhoto = 0.0...2.0
    /// .995 quantiles of R1 for 2…6 late photos of constant skin, by simulation of 2 million courses.
    static let riseLimits = [2.58, 2.92, 3.125, 3.27, 3.38]

    /// Values in any order; `sigma` is the standard deviation of a visit.
    package init(times: [Double], values: [Double], sigma: Double) throws(HealingInputError) {
        guard times.count == values.count else { throw .lengthsDiffer }
        try HealingInputError.requireFinite(times)
        try HealingInputError.requireFinite(values)
        guard sigma > 0, sigma < .infinity else { throw .notPositive(at: 0) }
        let points = zip(times, values).sorted { ($0.0, $0.1) < ($1.0, $1.1) }
        let late = points.filter { $0.0 >= FallbackAlerts.lateHours }
        let rise = FallbackAlerts.largestRise(late)
        let score = rise.map { $0.rise / (sigma * 2.0.squareRoot()) }
        let limit = late.count >= 2 ? FallbackAlerts.riseLimits[min(late.count, 6) - 2] : nil
        (riseScore, riseFromHours, riseToHours, riseLimit) = (score, rise?.from, rise?.to, limit)
        isRebound = score.map { $0 > (limit ?? .infinity) } ?? false
        let base = points.filter { $0.0 < 0 }.map(\.1)
        let week = points.filter { abs($0.0 - FallbackAlerts.weekHours) <= FallbackAlerts.weekTolerance }
            .min { abs($0.0 - FallbackAlerts.weekHours) < abs($1.0 - FallbackAlerts.weekHours) }?.1
        guard !base.isEmpty, let week else {
            (slowContrast, slowError, slowScore, isSlow, excess, excessError) = (nil, nil, nil, false, nil, nil)
            return
        }
        let (m, mean) = (Double(base.count), base.reduce(0, +) / Double(base.count))
        let error = sigma * (1 + 1 / m).squareRoot()
        (excess, excessError) = (week - mean, error)
        guard let first = points.first(where: { FallbackAlerts.firstPhoto.contains($0.0) })?.1 else {
            (slowContrast, slowError, slowScore, isSlow) = (nil, nil, nil, false)
            return
        }
        let x = FallbackAlerts.residualFraction
        let contrast = week - x * first - (1 - x) * mean
        let deviation = sigma * (1 + x * x + (1 - x) * (1 - x) / m).squareRoot()
        (slowContrast, slowError, slowScore) = (contrast, deviation, contrast / deviation)
        isSlow =
            contrast / deviation > FallbackAlerts.slowLimit && week - mean > ChangeDecision.normalQuantile * error
    }

    private static func largestRise(_ late: [(Double, Double)]) -> (rise: Double, from: Double, to: Double)? {
        var best: (rise: Double, from: Double, to: Double)?
        for j in late.indices {
            for i in 0..<j where late[i].0 < late[j].0 {
                let rise = late[j].1 - late[i].1
                if rise > best?.rise ?? -.infinity { best = (rise, late[i].0, late[j].0) }
            }
        }
        return best
    }
}
