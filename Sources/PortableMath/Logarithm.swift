/// Elementary functions built from `+ - * /` and `squareRoot` alone.
///
/// The C library picks other code for `exp`, `log`, `pow` and `atan` on processors with fused multiply-add, and the last
/// bit differs. Results here depend on IEEE 754 arithmetic only, so a table computed on one machine is the same bytes on
/// any other. Relative error stays below 4·10⁻¹⁶, for `cubeRoot` below 8·10⁻¹⁶ (checked against the C library in the tests).
package enum PortableMath {
    static let ln2High = 0x1.62e42fee00000p-1
    static let ln2Low = 0x1.a39ef35793c76p-33

    /// Natural logarithm. Domain x > 0; 0 gives -∞, negative x gives NaN.
    ///
    /// x = m·2ᵉ with √½ ≤ m < √2, then ln m = 2·artanh s with s = (m-1)/(m+1), |s| ≤ 0.1716, as its power series.
    package static func log(_ x: Double) -> Double {
        guard x > 0 else { return x == 0 ? -.infinity : .nan }
        guard x < .infinity else { return x }
        var exponent = Double(x.exponent)
        var mantissa = x.significand
        if mantissa > 0x1.6a09e667f3bcdp+0 {
            mantissa *= 0.5
            exponent += 1
        }
        let s = (mantissa - 1) / (mantissa + 1)
        let square = s * s
        var (series, denominator) = (0.0, 25.0)
        while denominator > 1 {
            series = (series + 1 / denominator) * square
            denominator -= 2
        }
        let fraction = mantissa - 1
        // 2·artanh s = f - s·(f - 2·series), which keeps the exact leading term f = m - 1.
        let tail = s * (fraction - 2 * series)
        return exponent * ln2High + (fraction - (tail - exponent * ln2Low))
    }

    package static func log10(_ x: Double) -> Double { log(x) / 2.302585092994045684 }

    /// log(1 + x) without loss for small x, by the compensated quotient log(u)·x/(u-1) with u = 1 + x.
    package static func log1p(_ x: Double) -> Double {
        let u = 1 + x
        return u == 1 ? x : log(u) * (x / (u - 1))
    }
}
