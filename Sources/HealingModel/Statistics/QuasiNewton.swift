/// Minimization by BFGS [fletcher-1987] with numeric gradients and a halving line search.
enum QuasiNewton {
    /// - Parameter scales: typical size of a step along each axis; gradients use a thousandth of it.
    static func minimize(
        from start: [Double], scales: [Double], rounds: Int = 200, _ function: ([Double]) -> Double
    ) -> [Double] {
        func scaled(_ point: [Double]) -> Double { function(zip(point, scales).map { $0 * $1 }) }
        let steps = scales.map { _ in 1e-3 }
        var point = zip(start, scales).map { $0 / $1 }
        var value = scaled(point)
        var slope = Derivatives.gradient(point, steps: steps, scaled)
        var inverse = Matrix.identity(point.count)
        for _ in 0..<rounds {
            var direction = (inverse * slope).map { -$0 }
            if Matrix.dot(direction, slope) >= 0 {
                inverse = Matrix.identity(point.count)
                direction = slope.map { -$0 }
            }
            guard let moved = lineSearch(point, value, slope, direction, scaled) else { break }
            let next = Derivatives.gradient(moved.point, steps: steps, scaled)
            let gained = value - moved.value
            update(&inverse, step: difference(moved.point, point), change: difference(next, slope))
            (point, value, slope) = (moved.point, moved.value, next)
            if gained <= 1e-12 * (1 + abs(value)) { break }
        }
        return zip(point, scales).map { $0 * $1 }
    }

    private static func difference(_ left: [Double], _ right: [Double]) -> [Double] { zip(left, right).map { $0 - $1 } }

    private static func lineSearch(
        _ point: [Double], _ value: Double, _ slope: [Double], _ direction: [Double],
        _ function: ([Double]) -> Double
    ) -> (point: [Double], value: Double)? {
        let descent = Matrix.dot(slope, direction)
        // Ten typical steps at most: farther, a spread may vanish before the likelihood notices.
        let longest = direction.reduce(0) { max($0, abs($1)) }
        var length = longest > 10 ? 10 / longest : 1
        for _ in 0..<40 {
            let next = zip(point, direction).map { $0 + length * $1 }
            let reached = function(next)
            if reached.isFinite, reached <= value + 1e-4 * length * descent { return (next, reached) }
            length /= 2
        }
        return nil
    }

    private static func update(_ inverse: inout Matrix, step: [Double], change: [Double]) {
        let curvature = Matrix.dot(step, change)
        guard curvature > 1e-12 else { return }
        let moved = inverse * change
        let factor = (1 + Matrix.dot(change, moved) / curvature) / curvature
        for i in step.indices {
            for j in step.indices {
                inverse[i, j] += factor * step[i] * step[j] - (moved[i] * step[j] + step[i] * moved[j]) / curvature
            }
        }
    }
}
