import PortableMath

/// Gauss–Legendre nodes and weights [abramowitz-1964] 25.4.29, nodes by Newton's method on the Legendre polynomial.
struct GaussLegendre {
    let nodes: [Double]
    let weights: [Double]

    init(count: Int, from low: Double, to high: Double) {
        var (points, factors): ([Double], [Double]) = ([], [])
        for i in 0..<count {
            var x = PortableMath.cosineOfDegrees(180 * (Double(i) + 0.75) / (Double(count) + 0.5))
            var slope = 1.0
            for _ in 0..<20 {
                var (before, now) = (1.0, x)
                for k in 2...max(2, count) {
                    (before, now) = (now, (Double(2 * k - 1) * x * now - Double(k - 1) * before) / Double(k))
                }
                slope = Double(count) * (x * now - before) / (x * x - 1)
                let step = now / slope
                x -= step
                if abs(step) < 1e-15 { break }
            }
            points.append((low + high) / 2 + (high - low) / 2 * x)
            factors.append((high - low) / ((1 - x * x) * slope * slope))
        }
        (nodes, weights) = (points, factors)
    }
}
