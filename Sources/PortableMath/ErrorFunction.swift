extension PortableMath {
    /// Complementary error function 2/√π·∫ₓ^∞ exp(-t²) dt; 0 above 27.3. Relative error below 10⁻¹⁴.
    ///
    /// Kummer's series [abramowitz-1964] 7.1.6 below 1.5, the continued fraction 7.1.14 above, reflection below 0.
    package static func complementaryError(_ x: Double) -> Double {
        guard !x.isNaN else { return x }
        if x < 0 { return 2 - complementaryError(-x) }
        guard x < 27.3 else { return 0 }
        return x < 1.5 ? 1 - errorSeries(x) : expOfMinusSquare(x) * errorFraction(x) / rootPi
    }

    private static let rootPi = 1.77245385090551602730

    /// exp(-x²) with the rounding of x² put back.
    private static func expOfMinusSquare(_ x: Double) -> Double {
        let high = (x * 65_536).rounded(.down) / 65_536
        return exp(-high * high) * exp(-(x - high) * (x + high))
    }

    /// erf x = 2/√π·exp(-x²)·Σ 2ⁿx²ⁿ⁺¹/(1·3···(2n+1)).
    private static func errorSeries(_ x: Double) -> Double {
        var (term, sum, n) = (x, x, 0.0)
        while term > sum * 1e-18 {
            n += 1
            term *= 2 * x * x / (2 * n + 1)
            sum += term
        }
        return 2 / rootPi * expOfMinusSquare(x) * sum
    }

    /// 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))), from the tail forward; as many terms as the last bit needs (87 at 1.5, 6 at 20).
    private static func errorFraction(_ x: Double) -> Double {
        var value = x
        for k in stride(from: (12 + 190 / (x * x)).rounded(), through: 1, by: -1) { value = x + k / 2 / value }
        return 1 / value
    }
}
