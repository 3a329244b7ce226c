import PortableMath

/// Exponential decay by Huber's loss with the scale fixed at the known sd [huber-1964]: how much the answer rests on single
/// points. For reading beside the fit, never in its place.
package struct HuberDecay: Sendable {
    package let baseline: Double
    package let amplitude: Double
    package let timeConstant: Double
    /// Σ ρ(r/sd), ρ(z) = z²/2 up to k, k·|z| - k²/2 beyond.
    package let objective: Double
    /// min(1, k/|z|) of the points in order.
    package let weights: [Double]

    static let bend = 1.345
    private static let coarseSteps = 100

    private struct Fit {
        var line: RegressorFit
        var weights: [Double]
        var objective: Double
    }

    init?(_ series: SessionSeries) {
        guard series.isSigmaKnown, series.count >= 4, series.distinctPostTimes >= 2 else { return nil }
        let projection = DecayProjection(series)
        let grid = DecayProjection.grid
        let nodes = stride(from: 0, to: grid.count, by: grid.count / HuberDecay.coarseSteps).map { grid[$0] }
        let values = nodes.map { HuberDecay.fit(projection, $0, rounds: 40).objective }
        let best = values.indices.reduce(0) { values[$1] < values[$0] ? $1 : $0 }
        let (left, right) = (nodes[max(0, best - 1)], nodes[min(nodes.count - 1, best + 1)])
        let root = HuberDecay.root(projection, left, right)
        let fit = HuberDecay.fit(projection, root, rounds: 2000)
        baseline = fit.line.baseline * series.unit
        timeConstant = PortableMath.exp(root)
        amplitude = projection.amplitude(fit.line, tau: timeConstant)
        objective = fit.objective
        weights = fit.weights
    }

    /// Reweighted regression at one τ until the weights stand still.
    private static func fit(_ projection: DecayProjection, _ logTau: Double, rounds: Int) -> Fit {
        let series = projection.series
        let x = projection.shape(PortableMath.exp(logTau))
        var weights = Array(repeating: 1.0, count: series.count)
        var line = RegressorFit(series.values, projection.weights, x)
        func scaled(_ i: Int) -> Double {
            (series.values[i] - line.baseline - line.amplitude * x[i]) / series.deviations[i]
        }
        for _ in 0..<rounds {
            let next = series.indices.map { min(1, bend / max(bend, abs(scaled($0)))) }
            let moved = zip(next, weights).reduce(0) { max($0, abs($1.0 - $1.1)) }
            weights = next
            line = RegressorFit(series.values, zip(projection.weights, weights).map { $0 * $1 }, x)
            if moved < 1e-15 { break }
        }
        let objective = series.indices.reduce(0.0) { sum, i in
            let z = abs(scaled(i))
            return sum + (z <= bend ? z * z / 2 : bend * z - bend * bend / 2)
        }
        return Fit(line: line, weights: weights, objective: objective)
    }

    /// d objective / d log τ = -a·Σ w·r·x·(t - t₀)/τ with Huber's weights; bisection where it changes sign.
    private static func root(_ projection: DecayProjection, _ left: Double, _ right: Double) -> Double {
        let series = projection.series
        func slope(_ logTau: Double) -> Double {
            let fit = fit(projection, logTau, rounds: 2000)
            let tau = PortableMath.exp(logTau)
            let x = projection.shape(tau)
            let sum = series.indices.reduce(0.0) { sum, i in
                let rest = series.values[i] - fit.line.baseline - fit.line.amplitude * x[i]
                return sum + projection.weights[i] * fit.weights[i] * rest * x[i]
                    * (series.times[i] - projection.origin) / tau
            }
            return -fit.line.amplitude * sum
        }
        if slope(left) >= 0 { return left }
        if slope(right) <= 0 { return right }
        var (low, high) = (left, right)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            guard middle > low, middle < high else { break }
            if slope(middle) < 0 { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
