/// The χ² distribution: incomplete gamma functions of degrees/2 and x/2.
package enum ChiSquare {
    /// P(χ² > x).
    package static func upperTail(_ x: Double, degrees: Double) -> Double { gamma(degrees / 2, x / 2).upper }

    static func upperTail(_ x: Double, degrees: Int) -> Double { upperTail(x, degrees: Double(degrees)) }

    /// P(χ² ≤ x).
    package static func lowerTail(_ x: Double, degrees: Double) -> Double { gamma(degrees / 2, x / 2).lower }

    /// x with P(χ² ≤ x) = p.
    package static func quantile(_ p: Double, degrees: Double) -> Double {
        guard p > 0.5 else { return Quantile.root(p, isRising: true) { lowerTail($0, degrees: degrees) } }
        return Quantile.root(1 - p, isRising: false) { upperTail($0, degrees: degrees) }
    }

    /// Regularized incomplete gamma functions P and Q; series below x < a + 1, continued fraction above
    /// ([abramowitz-1964] 6.5.29, 6.5.31).
    static func gamma(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
        guard x > 0 else { return (0, 1) }
        guard x < .infinity else { return (1, 0) }
        let front = SaddlePoint.gammaFront(a, x)
        guard x >= a + 1 else {
            let lower = front * series(a, x)
            return (lower, 1 - lower)
        }
        let upper = front / fraction(a, x)
        return (1 - upper, upper)
    }

    private static func series(_ a: Double, _ x: Double) -> Double {
        var (term, sum, n) = (1 / a, 1 / a, a)
        while term > sum * 1e-17 {
            n += 1
            term *= x / n
            sum += term
        }
        return sum
    }

    private static func fraction(_ a: Double, _ x: Double) -> Double {
        var fraction = ContinuedFraction(x + 1 - a)
        for n in stride(from: 1.0, to: 1_000_000, by: 1)
        where !fraction.extend(numerator: -n * (n - a), denominator: x + 2 * n + 1 - a) { break }
        return fraction.value
    }
}
