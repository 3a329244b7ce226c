extension PortableMath {
    /// ln Γ(x) for x > 0; +∞ at 0 and below.
    ///
    /// The argument is raised to 15 or more by Γ(x + 1) = x·Γ(x), then Stirling's series [abramowitz-1964] 6.1.41 with the
    /// error term of `stirlingError`. Absolute error below 2·10⁻¹⁴·max(1, |ln Γ|).
    package static func logGamma(_ x: Double) -> Double {
        guard x > 0 else { return x.isNaN ? x : .infinity }
        guard x < .infinity else { return x }
        var (argument, product) = (x, 1.0)
        while argument < 15 {
            product *= argument
            argument += 1
        }
        let halfLog2Pi = 0.918938533204672741780
        return (argument - 0.5) * log(argument) - argument + halfLog2Pi + stirlingSeries(argument) - log(product)
    }

    /// ln n! - ln(√(2πn)·(n/e)ⁿ) for real n > 0: what Stirling's formula misses, without the cancellation.
    package static func stirlingError(_ n: Double) -> Double {
        guard n < 15 else { return stirlingSeries(n) }
        let halfLog2Pi = 0.918938533204672741780
        return logGamma(n + 1) - (n + 0.5) * log(n) + n - halfLog2Pi
    }

    /// Σ B₂ₖ/(2k(2k-1)·x²ᵏ⁻¹), relative truncation below 10⁻¹⁴ of ln Γ for x ≥ 15.
    private static func stirlingSeries(_ x: Double) -> Double {
        let square = 1 / (x * x)
        let terms: [Double] = [
            1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360, 1.0 / 156,
        ]
        return terms.reversed().reduce(0) { $0 * square + $1 } / x
    }
}
