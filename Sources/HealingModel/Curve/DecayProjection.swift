import PortableMath

/// A session's points with everything that does not depend on τ worked out once.
struct DecayProjection {
    let series: SessionSeries
    let weights: [Double]

    init(_ series: SessionSeries) {
        self.series = series
        weights = series.weights
    }

    /// Equally spaced in log τ from 0.5 to 2000 h.
    static let grid: [Double] = {
        let (low, high) = (
            PortableMath.log(ExponentialDecay.range.lowerBound), PortableMath.log(ExponentialDecay.range.upperBound)
        )
        let steps = ExponentialDecay.gridSteps
        return (0...steps).map { low + (high - low) * Double($0) / Double(steps) }
    }()

    private static let inverseTaus = grid.map { 1 / PortableMath.exp($0) }

    /// φ(t) = exp(-t/τ) after the session, 0 before it.
    func shape(_ tau: Double) -> [Double] {
        series.indices.map { series.isPost[$0] ? PortableMath.exp(-series.times[$0] / tau) : 0 }
    }

    func fit(logTau: Double) -> RegressorFit { fit(shape(PortableMath.exp(logTau))) }

    private func fit(_ phi: [Double]) -> RegressorFit { RegressorFit(series.values, weights, phi) }

    /// The fit at every node of the grid. Replicates share their exponential.
    func gridFits() -> [RegressorFit] {
        var phi = Array(repeating: 0.0, count: series.count)
        let posts = series.postIndices
        return DecayProjection.inverseTaus.map { inverse in
            var (lastTime, lastValue) = (-1.0, 0.0)
            for i in posts {
                if series.times[i] != lastTime {
                    lastTime = series.times[i]
                    lastValue = PortableMath.exp(-lastTime * inverse)
                }
                phi[i] = lastValue
            }
            return fit(phi)
        }
    }

    /// dRSS/d log τ at the projected b and A: -2·A·Σ w·r·φ·t/τ (the other partials vanish there).
    private func gradient(logTau: Double) -> Double {
        let tau = PortableMath.exp(logTau)
        let phi = shape(tau)
        let fit = fit(phi)
        var sum = 0.0
        for index in phi.indices where series.isPost[index] {
            let rest = series.values[index] - fit.baseline - fit.amplitude * phi[index]
            sum += weights[index] * rest * phi[index] * series.times[index] / tau
        }
        return -2 * fit.amplitude * sum
    }

    /// Root of the gradient by bisection; the grid guarantees a minimum between the two ends.
    func minimum(between left: Double, and right: Double) -> Double {
        var (low, high) = (left, right)
        guard gradient(logTau: low) < 0, gradient(logTau: high) > 0 else { return (left + right) / 2 }
        while high - low > 1e-15 * max(1, abs(low)) {
            let middle = (low + high) / 2
            if middle <= low || middle >= high { break }
            if gradient(logTau: middle) < 0 { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// Where the profile residual reaches a limit, by bisection from a point below it to one above.
    func crossing(of limit: Double, inside: Double, outside: Double) -> Double {
        var (below, above) = (inside, outside)
        while abs(above - below) > 1e-14 {
            let middle = (below + above) / 2
            if middle == below || middle == above { break }
            if fit(logTau: middle).residual <= limit { below = middle } else { above = middle }
        }
        return (below + above) / 2
    }
}
