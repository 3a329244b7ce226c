import PortableMath
import StudyRecords

/// Weighted least-squares fit of y = b + A·exp(-t/τ) for t ≥ 0, y = b at baseline points, weights 1/sd².
///
/// b and A are linear, so for every τ they follow from a centered regression (variable projection, Golub and Pereyra
/// 1973); τ is scanned on a log grid from 0.5 to 2000 h and one root of the gradient is refined by bisection. No starting
/// value, no local minimum. The interval of τ is the profile-likelihood one with the sd taken as known.
struct ExponentialDecay {
    let baseline: Double
    let amplitude: Double
    /// Hours.
    let timeConstant: Double
    /// Σ ((y - fit)/sd)².
    let residual: Double
    /// The best τ lies at an end of the searched range.
    let isAtBound: Bool
    /// Ends of the 95 % interval of τ; nil where that side is open.
    let timeConstantLow: Double?
    let timeConstantHigh: Double?

    static let range = 0.5...2000.0
    static let gridSteps = 800
    /// 95 % quantile of χ² with one degree of freedom.
    static let profileThreshold = 3.841458820694124

    var halfTime: Double { timeConstant * ExponentialDecay.ln2 }
    var halfTimeLow: Double? { timeConstantLow.map { $0 * ExponentialDecay.ln2 } }
    var halfTimeHigh: Double? { timeConstantHigh.map { $0 * ExponentialDecay.ln2 } }

    static let ln2 = 0.693147180559945309417

    /// nil without at least two distinct times after the session and one more point.
    init?(_ points: [CurvePoint]) {
        let projection = DecayProjection(points)
        guard points.count >= 3, projection.distinctPostTimes >= 2 else { return nil }
        let grid = ExponentialDecay.grid
        let residuals = grid.map { projection.fit(logTau: $0).residual }
        guard let best = residuals.indices.min(by: { residuals[$0] < residuals[$1] }) else { return nil }
        isAtBound = best == 0 || best == grid.count - 1
        let root = isAtBound ? grid[best] : projection.minimum(between: grid[best - 1], and: grid[best + 1])
        let fit = projection.fit(logTau: root)
        (baseline, amplitude, residual) = (fit.baseline, fit.amplitude, fit.residual)
        timeConstant = PortableMath.exp(root)
        let profile = ProfileInterval(projection, grid: grid, residuals: residuals, best: best, at: root, fit.residual)
        timeConstantLow = profile.low.map { PortableMath.exp($0) }
        timeConstantHigh = profile.high.map { PortableMath.exp($0) }
    }

    /// Equally spaced in log τ.
    private static let grid: [Double] = {
        let (low, high) = (PortableMath.log(range.lowerBound), PortableMath.log(range.upperBound))
        return (0...gridSteps).map { low + (high - low) * Double($0) / Double(gridSteps) }
    }()
}

/// Nearest crossings of the profile residual with its threshold on either side of the minimum.
private struct ProfileInterval {
    let low: Double?
    let high: Double?

    init(
        _ projection: DecayProjection, grid: [Double], residuals: [Double], best: Int, at root: Double,
        _ minimum: Double
    ) {
        let limit = minimum + ExponentialDecay.profileThreshold
        func crossing(_ nodes: [Int]) -> Double? {
            var inside = root
            for node in nodes {
                if residuals[node] > limit {
                    return projection.crossing(of: limit, inside: inside, outside: grid[node])
                }
                inside = grid[node]
            }
            return nil
        }
        low = crossing(grid.indices.filter { grid[$0] < root }.reversed())
        high = crossing(grid.indices.filter { grid[$0] > root })
    }
}
