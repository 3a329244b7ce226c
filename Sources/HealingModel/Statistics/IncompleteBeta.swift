/// Regularized incomplete beta function Iₓ(a, b) for a, b > 0.
package enum IncompleteBeta {
    package static func lower(_ x: Double, _ a: Double, _ b: Double) -> Double { lower(x: x, y: 1 - x, a, b) }

    /// Iₓ(a, b) where y = 1 - x is known to its own digits: continued fraction [abramowitz-1964] 26.5.8, or its mirror.
    static func lower(x: Double, y: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard y > 0 else { return 1 }
        return x <= (a + 1) / (a + b + 2) ? fraction(x, y, a, b) : 1 - fraction(y, x, b, a)
    }

    /// 1 - Iₓ(a, b), small values to their own digits.
    static func upper(x: Double, y: Double, _ a: Double, _ b: Double) -> Double { lower(x: y, y: x, b, a) }

    private static func fraction(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
        var fraction = ContinuedFraction(1)
        for m in stride(from: 0.0, to: 1_000_000, by: 1) {
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            _ = fraction.extend(numerator: odd, denominator: 1)
            let n = m + 1
            let even = n * (b - n) * x / ((a + 2 * n - 1) * (a + 2 * n))
            if !fraction.extend(numerator: even, denominator: 1) { break }
        }
        return SaddlePoint.betaFront(a, b, x: x, y: y) / (a * fraction.value)
    }
}
