/// A mixture of normal distributions over the nodes of τ.
package struct NormalMixture: Sendable {
    let weights: [Double]
    let means: [Double]
    let deviations: [Double]

    /// P(X > x), small values to their own digits.
    package func upperTail(_ x: Double) -> Double {
        weights.indices.reduce(0) {
            $0 + weights[$1] * NormalDistribution.upperTail((x - means[$1]) / deviations[$1])
        }
    }

    package func lowerTail(_ x: Double) -> Double {
        weights.indices.reduce(0) {
            $0 + weights[$1] * NormalDistribution.lowerTail((x - means[$1]) / deviations[$1])
        }
    }

    /// Φ⁻¹(P(X ≤ x)), from the smaller tail.
    package func score(_ x: Double) -> Double {
        let upper = upperTail(x)
        return upper < 0.5 ? NormalDistribution.quantile(upperTail: upper) : NormalDistribution.quantile(lowerTail(x))
    }

    /// x with P(X ≤ x) = p, by bisection.
    package func quantile(_ p: Double) -> Double {
        let reach = abs(NormalDistribution.quantile(p)) + 1
        let ends = weights.indices.map { (means[$0] - reach * deviations[$0], means[$0] + reach * deviations[$0]) }
        var low = ends.reduce(Double.infinity) { min($0, $1.0) }
        var high = ends.reduce(-Double.infinity) { max($0, $1.1) }
        for _ in 0..<100 where high - low > 1e-12 * (abs(low) + abs(high)) {
            let middle = (low + high) / 2
            let isBelow = p <= 0.5 ? lowerTail(middle) < p : upperTail(middle) > 1 - p
            if isBelow { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
