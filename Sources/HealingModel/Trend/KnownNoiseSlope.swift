/// Straight line through few visits whose measurement SD is known: weights 1/sd², z test of the slope.
package struct KnownNoiseSlope: Sendable, Hashable {
    /// Unit of the metric per unit of time.
    package let slope: Double
    package let intercept: Double
    package let standardError: Double
    package let probability: Double
    package let confidenceLow: Double
    package let confidenceHigh: Double
    /// χ² probability of residuals this large; nil for two visits.
    package let goodness: Double?

    package init(times: [Double], values: [Double], deviations: [Double]) throws(HealingInputError) {
        guard times.count == values.count, values.count == deviations.count else { throw .lengthsDiffer }
        try HealingInputError.requireFinite(times)
        try HealingInputError.requireFinite(values)
        if let index = deviations.firstIndex(where: { !($0 > 0 && $0 < .infinity) }) { throw .notPositive(at: index) }
        guard Set(times).count >= 2 else { throw .tooFew(needed: 2) }
        let order = times.indices.sorted { (times[$0], values[$0]) < (times[$1], values[$1]) }
        let weights = order.map { 1 / (deviations[$0] * deviations[$0]) }
        let (t, y) = (order.map { times[$0] }, order.map { values[$0] })
        let total = weights.reduce(0, +)
        let (meanT, meanY) = (Matrix.dot(weights, t) / total, Matrix.dot(weights, y) / total)
        var (square, cross) = (0.0, 0.0)
        for i in t.indices {
            square += weights[i] * (t[i] - meanT) * (t[i] - meanT)
            cross += weights[i] * (t[i] - meanT) * (y[i] - meanY)
        }
        slope = cross / square
        intercept = meanY - slope * meanT
        standardError = 1 / square.squareRoot()
        probability = 2 * NormalDistribution.upperTail(abs(slope) / standardError)
        confidenceLow = slope - ChangeDecision.normalQuantile * standardError
        confidenceHigh = slope + ChangeDecision.normalQuantile * standardError
        var residual = 0.0
        for i in t.indices {
            let rest = y[i] - intercept - slope * t[i]
            residual += weights[i] * rest * rest
        }
        goodness = t.count > 2 ? ChiSquare.upperTail(residual, degrees: t.count - 2) : nil
    }
}
