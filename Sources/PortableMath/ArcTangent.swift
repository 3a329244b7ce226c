extension PortableMath {
    package static let pi = 3.14159265358979323846

    /// Arc tangent in radians, (-π/2, π/2).
    ///
    /// |x| > 1 through π/2 - atan(1/x), |x| > tan(π/12) through π/6 + atan((√3·x - 1)/(√3 + x)); the rest by the series.
    package static func arcTangent(_ x: Double) -> Double {
        guard !x.isNaN else { return x }
        let magnitude = abs(x)
        let value = magnitude > 1 ? pi / 2 - reducedArcTangent(1 / magnitude) : reducedArcTangent(magnitude)
        return x < 0 ? -value : value
    }

    package static func degrees(fromRadians radians: Double) -> Double { radians * (180 / pi) }

    private static func reducedArcTangent(_ x: Double) -> Double {
        let root3 = 1.7320508075688772935
        guard x > 0.26794919243112270647 else { return series(x) }
        return pi / 6 + series((root3 * x - 1) / (root3 + x))
    }

    private static func series(_ x: Double) -> Double {
        let square = -x * x
        var sum = 0.0
        for denominator in stride(from: 31.0, through: 3, by: -2) { sum = (sum + 1 / denominator) * square }
        return x + x * sum
    }
}
