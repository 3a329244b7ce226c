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

    /// x with P(X ≤ x) = p: Newton steps on the mixture's distribution inside a bracket that shrinks with every step.
    package func quantile(_ p: Double) -> Double {
        let heavy = weights.indices.filter { weights[$0] > 1e-14 }
        let reach = abs(NormalDistribution.quantile(p)) + 1
        var low = heavy.reduce(Double.infinity) { min($0, means[$1] - reach * deviations[$1]) }
        var high = heavy.reduce(-Double.infinity) { max($0, means[$1] + reach * deviations[$1]) }
        var x = heavy.reduce(0) { $0 + weights[$1] * means[$1] }
        for _ in 0..<200 where high - low > 1e-12 * (abs(low) + abs(high)) {
            // The smaller tail keeps its digits.
            let miss = p <= 0.5 ? tail(heavy, x, isUpper: false) - p : 1 - p - tail(heavy, x, isUpper: true)
            if miss < 0 { low = max(low, x) } else { high = min(high, x) }
            let slope = heavy.reduce(0) {
                $0 + weights[$1] * NormalDistribution.density((x - means[$1]) / deviations[$1]) / deviations[$1]
            }
            let next = slope > 0 ? x - miss / slope : .infinity
            if abs(next - x) <= 1e-14 * (1 + abs(x)) { break }
            x = next > low && next < high ? next : (low + high) / 2
        }
        return x
    }

    private func tail(_ nodes: [Int], _ x: Double, isUpper: Bool) -> Double {
        nodes.reduce(0) {
            let z = (x - means[$1]) / deviations[$1]
            return $0 + weights[$1] * (isUpper ? NormalDistribution.upperTail(z) : NormalDistribution.lowerTail(z))
        }
    }
}
