/// Central differences with one step of Richardson's extrapolation: error of order h⁴.
enum Derivatives {
    static func gradient(_ point: [Double], steps: [Double], _ function: ([Double]) -> Double) -> [Double] {
        point.indices.map { axis in
            func slope(_ h: Double) -> Double {
                (function(moved(point, axis, h)) - function(moved(point, axis, -h))) / (2 * h)
            }
            return (4 * slope(steps[axis] / 2) - slope(steps[axis])) / 3
        }
    }

    static func hessian(_ point: [Double], steps: [Double], _ function: ([Double]) -> Double) -> Matrix {
        let center = function(point)
        var result = Matrix(point.count, point.count)
        for i in point.indices {
            func bend(_ h: Double) -> Double {
                (function(moved(point, i, h)) + function(moved(point, i, -h)) - 2 * center) / (h * h)
            }
            result[i, i] = (4 * bend(steps[i] / 2) - bend(steps[i])) / 3
            for j in 0..<i {
                func twist(_ scale: Double) -> Double {
                    let (h, k) = (steps[i] * scale, steps[j] * scale)
                    let up = function(moved(moved(point, i, h), j, k)) - function(moved(moved(point, i, h), j, -k))
                    let down = function(moved(moved(point, i, -h), j, k)) - function(moved(moved(point, i, -h), j, -k))
                    return (up - down) / (4 * h * k)
                }
                result[i, j] = (4 * twist(0.5) - twist(1)) / 3
                result[j, i] = result[i, j]
            }
        }
        return result
    }

    /// Newton steps on the gradient, kept only while the function does not rise.
    static func polished(
        _ start: [Double], steps: [Double], rounds: Int = 6, _ function: ([Double]) -> Double
    ) -> [Double] {
        var (point, value) = (start, function(start))
        for _ in 0..<rounds {
            guard let factor = Cholesky(hessian(point, steps: steps, function)) else { break }
            let move = factor.solve(gradient(point, steps: steps, function))
            let next = zip(point, move).map { $0 - $1 }
            let reached = function(next)
            guard reached <= value + 1e-9 * abs(value) else { break }
            let isDone = zip(move, next).allSatisfy { abs($0) <= 1e-10 * (1 + abs($1)) }
            (point, value) = (next, reached)
            if isDone { break }
        }
        return point
    }

    private static func moved(_ point: [Double], _ axis: Int, _ step: Double) -> [Double] {
        var result = point
        result[axis] += step
        return result
    }
}
