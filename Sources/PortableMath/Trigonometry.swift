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

    private static func sineSeries(_ x: Double) -> Double {
        var sum = 1.0
        for n in stride(from: 18.0, through: 2, by: -2) { sum = 1 - sum * x * x / (n * (n + 1)) }
        return x * sum
    }

    private static func cosineSeries(_ x: Double) -> Double {
        var sum = 1.0
        for n in stride(from: 18.0, through: 2, by: -2) { sum = 1 - sum * x * x / (n * (n - 1)) }
        return sum
    }
}
