import PortableMath

/// A session's points with everything that does not depend on τ worked out once.
///
/// The regressor is x = exp(-(t - t₀)/τ) with t₀ the first photo after the session, so its largest value is 1 for every τ.
/// With exp(-t/τ) itself, photos weeks late would vanish below the smallest number at a short τ, and an interval that is open
/// would seem to end there. The amplitude of a fit is the rise at t₀.
struct DecayProjection {
    let series: SessionSeries
    let weights: [Double]
    /// t₀, hours.
    let origin: Double

    init(_ series: SessionSeries) {
        self.series = series
        weights = series.weights
        origin = series.postIndices.first.map { series.times[$0] } ?? 0
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

    /// x(t) = exp(-(t - t₀)/τ) after the session, 0 before it.
    func shape(_ tau: Double) -> [Double] {
        series.indices.map { series.isPost[$0] ? PortableMath.exp(-(series.times[$0] - origin) / tau) : 0 }
    }

    /// A = a·exp(t₀/τ), unit of the metric; held at the largest number where a very short τ tells nothing of it.
    func amplitude(_ fit: RegressorFit, tau: Double) -> Double {
        guard fit.amplitude != 0 else { return 0 }
        let largest = Double.greatestFiniteMagnitude
        return max(-largest, min(largest, fit.amplitude * series.unit * PortableMath.exp(origin / tau)))
    }

    func fit(logTau: Double) -> RegressorFit { fit(shape(PortableMath.exp(logTau))) }

    private func fit(_ x: [Double]) -> RegressorFit { RegressorFit(series.values, weights, x) }

    /// The fit at every node of the grid. Replicates share their exponential.
    func gridFits() -> [RegressorFit] {
        var x = Array(repeating: 0.0, count: series.count)
        let posts = series.postIndices
        return DecayProjection.inverseTaus.map { inverse in
            var (lastTime, lastValue) = (-1.0, 0.0)
            for i in posts {
                if series.times[i] != lastTime {
                    lastTime = series.times[i]
                    lastValue = PortableMath.exp(-(lastTime - origin) * inverse)
                }
                x[i] = lastValue
            }
            return fit(x)
        }
    }

    /// dRSS/d log τ at the projected b and a: -2·a·Σ w·r·x·(t - t₀)/τ (the other partials vanish there).
    private func gradient(logTau: Double) -> Double {
        let tau = PortableMath.exp(logTau)
        let x = shape(tau)
        let fit = fit(x)
        var sum = 0.0
        for index in x.indices where series.isPost[index] {
            let rest = series.values[index] - fit.baseline - fit.amplitude * x[index]
            sum += weights[index] * rest * x[index] * (series.times[index] - origin) / tau
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
