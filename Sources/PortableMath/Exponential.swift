extension PortableMath {
    /// Exponential function. Overflows to +∞ above 709.78, underflows to 0 below -745.13.
    ///
    /// x = k·ln 2 + r with |r| ≤ 0.347, eʳ by its Taylor series to r¹⁴.
    package static func exp(_ x: Double) -> Double {
        guard x.isFinite else { return x.isNaN ? x : x > 0 ? .infinity : 0 }
        guard x < 709.79 else { return .infinity }
        guard x > -745.14 else { return 0 }
        let k = (x / 0.693147180559945309).rounded(.toNearestOrEven)
        let high = x - k * ln2High
        let low = k * ln2Low
        let r = high - low
        // 1/14!, 1/13!, … 1/2!: products instead of divisions, which take five times as long.
        var series = 1.1470745597729725e-11
        series = series * r + 1.6059043836821613e-10
        series = series * r + 2.08767569878681e-09
        series = series * r + 2.505210838544172e-08
        series = series * r + 2.755731922398589e-07
        series = series * r + 2.7557319223985893e-06
        series = series * r + 2.48015873015873e-05
        series = series * r + 0.0001984126984126984
        series = series * r + 0.001388888888888889
        series = series * r + 0.008333333333333333
        series = series * r + 0.041666666666666664
        series = series * r + 0.16666666666666666
        series = series * r + 0.5
        series = series * r + 1
        // 1 + r·series, with what r lost in rounding put back.
        let lost = (high - r) - low
        let value = 1 + (r * series + lost)
        return scaled(value, by: Int(k))
    }

    /// x^y for x ≥ 0.
    package static func pow(_ x: Double, _ y: Double) -> Double {
        if y == 0 { return 1 }
        return x == 0 ? (y > 0 ? 0 : .infinity) : exp(y * log(x))
    }

    /// Real cube root, by two steps of Halley's iteration from a scaled linear start (third order each).
    package static func cubeRoot(_ x: Double) -> Double {
        guard x != 0, x.isFinite else { return x }
        let magnitude = abs(x)
        let third = Int((Double(magnitude.exponent) / 3).rounded(.down))
        let reduced = scaled(magnitude, by: -3 * third)
        var root = 0.62 + 0.38 * reduced - 0.025 * reduced * reduced
        for _ in 0..<4 {
            let cube = root * root * root
            root *= (cube + 2 * reduced) / (2 * cube + reduced)
        }
        let value = scaled(root, by: third)
        return x < 0 ? -value : value
    }

    /// value·2^power, in two steps so that subnormal results round once.
    static func scaled(_ value: Double, by power: Int) -> Double {
        if power > 1000 { return value * 0x1p1000 * Double(sign: .plus, exponent: power - 1000, significand: 1) }
        if power < -1000 { return value * 0x1p-1000 * Double(sign: .plus, exponent: power + 1000, significand: 1) }
        return value * Double(sign: .plus, exponent: power, significand: 1)
    }
}
