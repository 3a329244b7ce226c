import PortableMath

/// Densities of the beta and gamma families without cancellation, after Loader's expansion [loader-2000].
enum SaddlePoint {
    /// D₀(x, m) = x·ln(x/m) + m - x, accurate where x and m nearly agree.
    static func deviance(_ x: Double, _ mean: Double) -> Double {
        guard x > 0 else { return mean }
        guard abs(x - mean) < 0.1 * (x + mean) else { return x * PortableMath.log(x / mean) + mean - x }
        let v = (x - mean) / (x + mean)
        var (sum, term, odd) = ((x - mean) * v, 2 * x * v, 1.0)
        while true {
            term *= v * v
            odd += 2
            let next = sum + term / odd
            if next == sum { return sum }
            sum = next
        }
    }

    /// xᵃ·yᵇ/B(a, b) with y = 1 - x, for a, b > 0.
    static func betaFront(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
        let n = a + b
        let exponent =
            PortableMath.stirlingError(n) - PortableMath.stirlingError(a) - PortableMath.stirlingError(b)
            - deviance(a, n * x) - deviance(b, n * y)
        return PortableMath.exp(exponent) * (a * (b / n) / (2 * PortableMath.pi)).squareRoot()
    }

    /// xᵃ·exp(-x)/Γ(a) for a > 0.
    static func gammaFront(_ a: Double, _ x: Double) -> Double {
        PortableMath.exp(-PortableMath.stirlingError(a) - deviance(a, x)) * (a / (2 * PortableMath.pi)).squareRoot()
    }
}
