import PortableMath
import StudyRecords

/// The session's points with everything that does not depend on τ worked out once.
struct DecayProjection {
    struct Fit {
        let baseline: Double
        let amplitude: Double
        let residual: Double
    }

    private let times: [Double]
    private let values: [Double]
    private let weights: [Double]
    private let isPost: [Bool]
    private let totalWeight: Double
    private let meanValue: Double

    init(_ points: [CurvePoint]) {
        times = points.map(\.hours)
        values = points.map(\.value)
        weights = points.map { 1 / ($0.standardError * $0.standardError) }
        isPost = points.map { !$0.isBaseline }
        totalWeight = weights.reduce(0, +)
        meanValue = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / totalWeight
    }

    var distinctPostTimes: Int { Set(zip(times, isPost).filter(\.1).map(\.0)).count }

    /// φ(t) = exp(-t/τ) after the session, 0 before it.
    private func shape(_ tau: Double) -> [Double] {
        times.indices.map { isPost[$0] ? PortableMath.exp(-times[$0] / tau) : 0 }
    }

    /// Centered weighted regression of y on φ.
    func fit(logTau: Double) -> Fit { fit(shape(PortableMath.exp(logTau))) }

    private func fit(_ phi: [Double]) -> Fit {
        var meanPhi = 0.0
        for index in phi.indices { meanPhi += weights[index] * phi[index] }
        meanPhi /= totalWeight
        var (cross, square) = (0.0, 0.0)
        for index in phi.indices {
            let deviation = phi[index] - meanPhi
            cross += weights[index] * deviation * (values[index] - meanValue)
            square += weights[index] * deviation * deviation
        }
        let amplitude = square > 0 ? cross / square : 0
        let baseline = meanValue - amplitude * meanPhi
        var residual = 0.0
        for index in phi.indices {
            let rest = values[index] - baseline - amplitude * phi[index]
            residual += weights[index] * rest * rest
        }
        return Fit(baseline: baseline, amplitude: amplitude, residual: residual)
    }

    /// dRSS/d log τ at the projected b and A: -2·A·Σ w·r·φ·t/τ (the other partials vanish there).
    private func gradient(logTau: Double) -> Double {
        let tau = PortableMath.exp(logTau)
        let phi = shape(tau)
        let fit = fit(phi)
        var sum = 0.0
        for index in phi.indices where isPost[index] {
            let rest = values[index] - fit.baseline - fit.amplitude * phi[index]
            sum += weights[index] * rest * phi[index] * times[index] / tau
        }
        return -2 * fit.amplitude * sum
    }

    /// Root of the gradient by bisection; the grid guarantees a minimum between the two ends.
    func minimum(between left: Double, and right: Double) -> Double {
        var (low, high) = (left, right)
        guard gradient(logTau: low) < 0, gradient(logTau: high) > 0 else { return (left + right) / 2 }
        for _ in 0..<200 where high - low > 1e-15 * max(1, abs(low)) {
            let middle = (low + high) / 2
            if middle == low || middle == high { break }
            if gradient(logTau: middle) < 0 { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// Where the profile residual reaches a limit, by bisection from a point below it to one above.
    func crossing(of limit: Double, inside: Double, outside: Double) -> Double {
        var (below, above) = (inside, outside)
        for _ in 0..<200 {
            let middle = (below + above) / 2
            if middle == below || middle == above { break }
            if fit(logTau: middle).residual <= limit { below = middle } else { above = middle }
        }
        return (below + above) / 2
    }
}
