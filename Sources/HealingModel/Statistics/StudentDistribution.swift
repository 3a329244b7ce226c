/// Student's t with real degrees of freedom > 0; normal above 10¹⁰.
package enum StudentDistribution {
    /// P(T > t), small values to their own digits.
    package static func upperTail(_ t: Double, degrees: Double) -> Double {
        if t < 0 { return 1 - upperTail(-t, degrees: degrees) }
        guard degrees <= 1e10 else { return NormalDistribution.upperTail(t) }
        let square = t * t
        guard square < .infinity else { return 0 }
        return IncompleteBeta.lower(
            x: degrees / (degrees + square), y: square / (degrees + square), degrees / 2, 0.5) / 2
    }

    /// P(T ≤ t).
    package static func lowerTail(_ t: Double, degrees: Double) -> Double { upperTail(-t, degrees: degrees) }

    /// P(|T| > |t|).
    package static func twoSided(_ t: Double, degrees: Double) -> Double {
        min(1, 2 * upperTail(abs(t), degrees: degrees))
    }

    /// t with P(T ≤ t) = p.
    package static func quantile(_ p: Double, degrees: Double) -> Double {
        guard degrees <= 1e10 else { return NormalDistribution.quantile(p) }
        if p == 0.5 { return 0 }
        if p > 0.5 { return quantile(upperTail: 1 - p, degrees: degrees) }
        return -quantile(upperTail: p, degrees: degrees)
    }

    /// t > 0 with P(T > t) = p < ½; near ½ from the probability between 0 and t.
    private static func quantile(upperTail p: Double, degrees: Double) -> Double {
        guard p > 0.25 else {
            return Quantile.root(p, isRising: false) { upperTail($0, degrees: degrees) }
        }
        return Quantile.root(1 - 2 * p, isRising: true) { t in
            let square = t * t
            return IncompleteBeta.lower(
                x: square / (degrees + square), y: degrees / (degrees + square), 0.5, degrees / 2)
        }
    }
}
