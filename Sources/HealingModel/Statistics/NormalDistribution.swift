import PortableMath

/// The standard normal distribution; both tails are computed directly, never as 1 - p.
package enum NormalDistribution {
    private static let root2 = 1.41421356237309504880

    /// φ(z) = exp(-z²/2)/√(2π).
    package static func density(_ z: Double) -> Double { PortableMath.exp(-z * z / 2) * 0.398942280401432677940 }

    /// P(Z ≤ z) = erfc(-z/√2)/2.
    package static func lowerTail(_ z: Double) -> Double { PortableMath.complementaryError(-z / root2) / 2 }

    /// P(Z > z) = erfc(z/√2)/2.
    package static func upperTail(_ z: Double) -> Double { lowerTail(-z) }

    /// z with P(Z ≤ z) = p; ∓∞ at 0 and 1.
    package static func quantile(_ p: Double) -> Double {
        p <= 0.5 ? -quantile(upperTail: p) : quantile(upperTail: 1 - p)
    }

    /// z with P(Z > z) = p: Newton steps on ln P from the start of [abramowitz-1964] 26.2.22.
    package static func quantile(upperTail p: Double) -> Double {
        guard p > 0 else { return .infinity }
        guard p < 1 else { return -.infinity }
        if p == 0.5 { return 0 }
        if p > 0.5 { return -quantile(upperTail: 1 - p) }
        let logP = PortableMath.log(p)
        let t = (-2 * logP).squareRoot()
        var z = max(0, t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t)))
        for _ in 0..<20 {
            let tail = upperTail(z)
            let step = (PortableMath.log(tail) - logP) * tail / density(z)
            z += step
            if abs(step) <= 1e-15 * max(1, z) { break }
        }
        return z
    }
}
