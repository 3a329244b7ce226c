/// Fisher's F with real degrees of freedom > 0.
package enum FisherDistribution {
    /// P(F > x).
    package static func upperTail(_ x: Double, _ first: Double, _ second: Double) -> Double {
        guard x > 0 else { return 1 }
        let sum = first * x + second
        return IncompleteBeta.upper(x: first * x / sum, y: second / sum, first / 2, second / 2)
    }

    /// P(F ≤ x).
    package static func lowerTail(_ x: Double, _ first: Double, _ second: Double) -> Double {
        guard x > 0 else { return 0 }
        let sum = first * x + second
        return IncompleteBeta.lower(x: first * x / sum, y: second / sum, first / 2, second / 2)
    }

    /// x with P(F ≤ x) = p.
    package static func quantile(_ p: Double, _ first: Double, _ second: Double) -> Double {
        guard p > 0.5 else { return Quantile.root(p, isRising: true) { lowerTail($0, first, second) } }
        return Quantile.root(1 - p, isRising: false) { upperTail($0, first, second) }
    }
}
