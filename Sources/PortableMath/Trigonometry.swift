extension PortableMath {
    /// Sine of an angle in degrees; exact at multiples of 30° up to rounding of the series, absolute error below 3·10⁻¹⁶.
    package static func sineOfDegrees(_ degrees: Double) -> Double { cosineOfDegrees(degrees - 90) }

    /// Cosine of an angle in degrees, by reduction to |angle| ≤ 45° and the power series.
    package static func cosineOfDegrees(_ degrees: Double) -> Double {
        let turn = abs(degrees) - 360 * (abs(degrees) / 360).rounded(.down)
        let half = turn > 180 ? 360 - turn : turn
        let quarter = half > 90 ? 180 - half : half
        let value = quarter > 45 ? sineSeries((90 - quarter) * (pi / 180)) : cosineSeries(quarter * (pi / 180))
        return half > 90 ? -value : value
    }

    /// Angle of the vector (x, y) in degrees, 0..<360.
    package static func hueAngle(x: Double, y: Double) -> Double {
        if x == 0 { return y == 0 ? 0 : y > 0 ? 90 : 270 }
        let angle = degrees(fromRadians: arcTangent(y / x))
        let turned = x < 0 ? angle + 180 : angle < 0 ? angle + 360 : angle
        return turned == 360 ? 0 : turned
    }

    /// Σ (-1)ᵏ·x²ᵏ⁺¹/(2k+1)! to k = 9.
    private static func sineSeries(_ x: Double) -> Double {
        let square = x * x
        var sum = -8.22063524662433e-18
        sum = sum * square + 2.8114572543455206e-15
        sum = sum * square - 7.647163731819816e-13
        sum = sum * square + 1.6059043836821613e-10
        sum = sum * square - 2.505210838544172e-08
        sum = sum * square + 2.7557319223985893e-06
        sum = sum * square - 0.0001984126984126984
        sum = sum * square + 0.008333333333333333
        sum = sum * square - 0.16666666666666666
        sum = sum * square + 1
        return x * sum
    }

    /// Σ (-1)ᵏ·x²ᵏ/(2k)! to k = 9.
    private static func cosineSeries(_ x: Double) -> Double {
        let square = x * x
        var sum = -1.5619206968586225e-16
        sum = sum * square + 4.779477332387385e-14
        sum = sum * square - 1.1470745597729725e-11
        sum = sum * square + 2.08767569878681e-09
        sum = sum * square - 2.755731922398589e-07
        sum = sum * square + 2.48015873015873e-05
        sum = sum * square - 0.001388888888888889
        sum = sum * square + 0.041666666666666664
        sum = sum * square - 0.5
        sum = sum * square + 1
        return sum
    }
}
