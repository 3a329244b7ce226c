import PortableMath

/// Distribution of a positive ratio at one visit: Box–Cox normal with skewness L, median M, variation S [cole-1992].
package struct LMSDistribution: Sendable, Hashable {
    package let skewness: Double
    package let median: Double
    package let variation: Double

    package init(skewness: Double, median: Double, variation: Double) {
        (self.skewness, self.median, self.variation) = (skewness, median, variation)
    }

    /// z = ((x/M)ᴸ - 1)/(L·S), ln(x/M)/S for L = 0; nil for x ≤ 0.
    package func score(_ x: Double) -> Double? {
        guard x > 0 else { return nil }
        let log = PortableMath.log(x / median)
        let power = skewness * log
        guard abs(power) > 1e-8 else { return log * (1 + power / 2) / variation }
        return (PortableMath.exp(power) - 1) / (skewness * variation)
    }

    /// x with score z; nil where the distribution has no such value.
    package func value(score z: Double) -> Double? {
        let inside = skewness * variation * z
        guard 1 + inside > 0 else { return nil }
        guard abs(skewness) > 1e-10 else { return median * PortableMath.exp(variation * z) }
        return median * PortableMath.exp(PortableMath.log1p(inside) / skewness)
    }

    package func centile(_ p: Double) -> Double? { value(score: NormalDistribution.quantile(p)) }

    /// Maximum likelihood from at least 40 ratios: for each L, M and S follow from moments of xᴸ.
    package init(ratios: [Double]) throws(HealingInputError) {
        guard ratios.count >= ReferenceBand.fewest else { throw .tooFew(needed: ReferenceBand.fewest) }
        try HealingInputError.requireFinite(ratios)
        if let index = ratios.firstIndex(where: { $0 <= 0 }) { throw .notPositive(at: index) }
        let logs = ratios.sorted().map { PortableMath.log($0) }
        guard logs[0] < logs[logs.count - 1] else { throw .notIdentified }
        let fit = BoxCoxFit(logs)
        let nodes = (0...80).map { -8 + 16 * Double($0) / 80 }
        let values = nodes.map { fit.logLikelihood($0) }
        let best = values.indices.reduce(0) { values[$1] > values[$0] ? $1 : $0 }
        let (left, right) = (nodes[max(0, best - 1)], nodes[min(nodes.count - 1, best + 1)])
        let power = GoldenSection.maximum(between: left, and: right) { fit.logLikelihood($0) }.argument
        let found = fit.parameters(power)
        self.init(skewness: power, median: found.median, variation: found.variation)
    }
}
