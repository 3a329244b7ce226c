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

/// Profile likelihood of the Box–Cox power.
private struct BoxCoxFit {
    let logs: [Double]
    private let center: Double

    init(_ logs: [Double]) {
        self.logs = logs
        center = logs.reduce(0, +) / Double(logs.count)
    }

    /// (xᴸ - 1)/L of x over the geometric mean, with mean and variance.
    private func moments(_ power: Double) -> (mean: Double, variance: Double) {
        let values = logs.map { log -> Double in
            let z = power * (log - center)
            return abs(z) < 1e-5 ? (log - center) * (1 + z / 2 + z * z / 6) : (PortableMath.exp(z) - 1) / power
        }
        let mean = values.reduce(0, +) / Double(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        return (mean, variance)
    }

    /// Jacobian Σ ln(x/g) is zero about the geometric mean g.
    func logLikelihood(_ power: Double) -> Double {
        -Double(logs.count) / 2 * PortableMath.log(moments(power).variance)
    }

    func parameters(_ power: Double) -> (median: Double, variation: Double) {
        let (mean, variance) = moments(power)
        let base = 1 + power * mean
        let shift = abs(power) < 1e-10 ? mean : PortableMath.log(base) / power
        return (PortableMath.exp(center + shift), variance.squareRoot() / base)
    }
}

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
