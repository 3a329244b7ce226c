/// Differences of paired measurements: bias, limits of agreement, and whether they grow with the mean [bland-1986].
package struct BlandAltman: Sendable, Hashable {
    package let bias: Double
    package let deviation: Double
    package let biasLow: Double
    package let biasHigh: Double
    /// bias ± 1.96·sd, and the standard error of either limit.
    package let limitLow: Double
    package let limitHigh: Double
    package let limitError: Double
    /// Correlation of |difference| with the mean; where it is significant, work on the log scale.
    package let trend: Double
    package let trendProbability: Double

    package init(_ first: [Double], _ second: [Double]) throws(HealingInputError) {
        guard first.count == second.count else { throw .lengthsDiffer }
        guard first.count >= 3 else { throw .tooFew(needed: 3) }
        try HealingInputError.requireFinite(first)
        try HealingInputError.requireFinite(second)
        let n = Double(first.count)
        let differences = zip(first, second).map { $0 - $1 }
        let mean = differences.reduce(0, +) / n
        let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
        let sd = variance.squareRoot()
        let z = ChangeDecision.normalQuantile
        let half = StudentDistribution.quantile(0.975, degrees: n - 1) * sd / n.squareRoot()
        (bias, deviation) = (mean, sd)
        (biasLow, biasHigh) = (mean - half, mean + half)
        (limitLow, limitHigh) = (mean - z * sd, mean + z * sd)
        limitError = sd * (1 / n + z * z / (2 * (n - 1))).squareRoot()
        trend = BlandAltman.correlation(zip(first, second).map { ($0 + $1) / 2 }, differences.map { abs($0) })
        let rest = 1 - trend * trend
        trendProbability =
            rest > 0 ? StudentDistribution.twoSided(trend * ((n - 2) / rest).squareRoot(), degrees: n - 2) : 0
    }

    private static func correlation(_ x: [Double], _ y: [Double]) -> Double {
        let n = Double(x.count)
        let (meanX, meanY) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
        var (cross, squareX, squareY) = (0.0, 0.0, 0.0)
        for (a, b) in zip(x, y) {
            cross += (a - meanX) * (b - meanY)
            squareX += (a - meanX) * (a - meanX)
            squareY += (b - meanY) * (b - meanY)
        }
        return squareX > 0 && squareY > 0 ? max(-1, min(1, cross / (squareX * squareY).squareRoot())) : 0
    }
}
