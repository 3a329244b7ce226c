import PortableMath

/// Which reference limits a sample size allows, and the factors of the parametric ones.
package enum ReferenceBand {
    /// Fewer people: no band, rules without a cohort.
    package static let fewest = 40
    /// Enough for centiles without a model.
    package static let nonparametric = 120

    /// LMS at an hour between two nominal visits: L, ln M and ln S linear in ln(1 + t).
    package static func interpolated(
        _ visits: [(hours: Double, distribution: LMSDistribution)], atHours hours: Double
    ) -> LMSDistribution? {
        let ordered = visits.sorted { $0.hours < $1.hours }
        guard let first = ordered.first, let last = ordered.last, hours >= first.hours, hours <= last.hours else {
            return nil
        }
        guard let upper = ordered.firstIndex(where: { $0.hours >= hours }), upper > 0 else {
            return first.distribution
        }
        let (low, high) = (ordered[upper - 1], ordered[upper])
        let (from, to) = (PortableMath.log1p(low.hours), PortableMath.log1p(high.hours))
        let share = (PortableMath.log1p(hours) - from) / (to - from)
        func between(_ a: Double, _ b: Double) -> Double { a + (b - a) * share }
        func geometric(_ a: Double, _ b: Double) -> Double {
            PortableMath.exp(between(PortableMath.log(a), PortableMath.log(b)))
        }
        let (a, b) = (low.distribution, high.distribution)
        return LMSDistribution(
            skewness: between(a.skewness, b.skewness), median: geometric(a.median, b.median),
            variation: geometric(a.variation, b.variation))
    }

    /// One-sided normal tolerance factor k: mean + k·sd lies above the content's quantile with this confidence. k·√n is the
    /// quantile of the noncentral t with n - 1 degrees and noncentrality z·√n.
    package static func toleranceFactor(count n: Int, content: Double, confidence: Double) -> Double? {
        guard n >= 3, content > 0.5, content < 1, confidence > 0, confidence < 1 else { return nil }
        let z = NormalDistribution.quantile(content)
        let size = Double(n)
        // P(mean + k·s > z) = E over s of Φ((k·s - z)·√n), s² = χ²/(n - 1): quadrature over the χ density.
        let rule = ChiRule(degrees: n - 1)
        func coverage(_ k: Double) -> Double {
            zip(rule.nodes, rule.weights).reduce(0) {
                $0 + $1.1 * NormalDistribution.lowerTail((k * $1.0 - z) * size.squareRoot())
            }
        }
        var (low, high) = (0.0, 100.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if coverage(middle) < confidence { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}

/// Quadrature over s = √(χ²/ν).
private struct ChiRule {
    let nodes: [Double]
    let weights: [Double]

    init(degrees: Int) {
        let nu = Double(degrees)
        let width = 9 / (2 * nu).squareRoot()
        let rule = GaussLegendre(count: 80, from: max(1e-9, 1 - width), to: 1 + width * 1.5)
        // Density of s: 2·(ν/2)^(ν/2)/Γ(ν/2)·s^(ν-1)·exp(-ν·s²/2).
        let constant =
            0.6931471805599453 + nu / 2 * PortableMath.log(nu / 2) - PortableMath.logGamma(nu / 2)
        nodes = rule.nodes
        weights = zip(rule.nodes, rule.weights).map { s, weight in
            weight * PortableMath.exp(constant + (nu - 1) * PortableMath.log(s) - nu * s * s / 2)
        }
    }
}
