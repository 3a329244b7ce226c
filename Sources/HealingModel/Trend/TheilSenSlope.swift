/// Median of the slopes between all pairs of visits at different times [sen-1968].
package struct TheilSenSlope: Sendable, Hashable {
    package let slope: Double
    /// Median of what the slope leaves.
    package let intercept: Double
    /// 95 % interval from the spread of Kendall's S, linear between ranks; nil where the visits are too few for an end.
    package let confidenceLow: Double?
    package let confidenceHigh: Double?

    package init(times: [Double], values: [Double]) throws(HealingInputError) {
        let kendall = try MannKendall(times: times, values: values)
        var slopes: [Double] = []
        for i in times.indices {
            for j in 0..<i where times[i] != times[j] {
                slopes.append((values[i] - values[j]) / (times[i] - times[j]))
            }
        }
        guard !slopes.isEmpty else { throw .tooFew(needed: 2) }
        slopes.sort()
        let middle = OrderStatistics.median(slopes)
        slope = middle
        intercept = OrderStatistics.median(zip(times, values).map { $1 - middle * $0 })
        let width = ChangeDecision.normalQuantile * kendall.variance.squareRoot()
        let pairs = Double(slopes.count)
        confidenceLow = OrderStatistics.value(atRank: (pairs - width) / 2, of: slopes)
        confidenceHigh = OrderStatistics.value(atRank: (pairs + width) / 2 + 1, of: slopes)
    }
}
