import PortableMath

/// Natural cubic spline basis in ln(1 + t): linear beyond the boundary knots [hastie-2009].
struct NaturalSpline: Sendable {
    let knots: [Double]

    /// Knots in hours, boundaries included.
    init(hours: [Double]) { knots = hours.sorted().map { PortableMath.log1p($0) } }

    var terms: Int { knots.count }

    /// 1, u, and truncated cubics whose second derivatives vanish at both boundaries.
    func row(atHours hours: Double) -> [Double] {
        let u = PortableMath.log1p(max(0, hours))
        let last = knots.count - 1
        func cube(_ x: Double) -> Double { x > 0 ? x * x * x : 0 }
        func scaled(_ k: Int) -> Double { (cube(u - knots[k]) - cube(u - knots[last])) / (knots[last] - knots[k]) }
        return [1, u] + (0..<last - 1).map { scaled($0) - scaled(last - 1) }
    }
}
