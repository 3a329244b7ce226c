/// Lentz's evaluation of b₀ + a₁/(b₁ + a₂/(b₂ + …)), forward and without overflow [lentz-1976].
struct ContinuedFraction {
    private var c: Double
    private var d: Double
    private(set) var value: Double
    private static let tiny = 1e-300

    init(_ first: Double) {
        value = ContinuedFraction.away(first)
        (c, d) = (value, 0)
    }

    /// Takes one more level; returns whether the value still moved.
    mutating func extend(numerator: Double, denominator: Double) -> Bool {
        d = 1 / ContinuedFraction.away(denominator + numerator * d)
        c = ContinuedFraction.away(denominator + numerator / c)
        value *= c * d
        return abs(c * d - 1) > 3e-16
    }

    private static func away(_ x: Double) -> Double { abs(x) < tiny ? tiny : x }
}
