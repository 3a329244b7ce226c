import PortableMath

/// Upper tail of the χ² distribution.
enum ChiSquare {
    /// P(χ² > x) with `degrees` > 0: the regularized upper incomplete gamma Q(degrees/2, x/2).
    ///
    /// Series below x < a + 1, Lentz's continued fraction above (Abramowitz and Stegun 6.5.29, 6.5.31).
    static func upperTail(_ x: Double, degrees: Int) -> Double {
        guard x > 0 else { return 1 }
        let (a, half) = (Double(degrees) / 2, x / 2)
        let front = PortableMath.exp(-half + a * PortableMath.log(half) - logGammaOfHalf(degrees))
        return half < a + 1 ? 1 - front * series(a, half) : front * fraction(a, half)
    }

    private static func series(_ a: Double, _ x: Double) -> Double {
        var (term, sum, n) = (1 / a, 1 / a, a)
        for _ in 0..<10_000 {
            n += 1
            term *= x / n
            sum += term
            if term < sum * 1e-17 { break }
        }
        return sum
    }

    private static func fraction(_ a: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        var b = x + 1 - a
        var c = 1 / tiny
        var d = 1 / b
        var value = d
        for i in 1..<10_000 {
            let step = -Double(i) * (Double(i) - a)
            b += 2
            d = step * d + b
            d = 1 / (abs(d) < tiny ? tiny : d)
            c = b + step / c
            if abs(c) < tiny { c = tiny }
            let factor = d * c
            value *= factor
            if abs(factor - 1) < 1e-16 { break }
        }
        return value
    }

    /// ln Γ(degrees/2), exact products from Γ(1) = 1 and Γ(1/2) = √π.
    private static func logGammaOfHalf(_ degrees: Int) -> Double {
        var (argument, sum) = degrees % 2 == 0 ? (1.0, 0.0) : (0.5, PortableMath.log(PortableMath.pi) / 2)
        while argument < Double(degrees) / 2 {
            sum += PortableMath.log(argument)
            argument += 1
        }
        return sum
    }
}
