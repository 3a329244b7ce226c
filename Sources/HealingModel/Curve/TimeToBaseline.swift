import PortableMath

/// T = τ·ln(A/δ): when the fitted rise has fallen to δ, the smallest difference two visits can show.
///
/// With the rise a at the first photo, t₀ hours after the session, T = t₀ + τ·ln(a/δ): the same, without a large A.
/// The profile interval holds every T that some (τ, A) within the residual's threshold gives. For each τ the admissible a
/// are an interval â(τ) ± √((limit - RSS(τ))/S(τ)), so the ends are the largest and smallest T over one pass along τ.
package struct TimeToBaseline: Sendable, Hashable {
    /// Hours.
    package let hours: Double
    /// nil where the rise may never have been measurable at all.
    package let low: Double?
    package let high: Double?
    /// The end was found at an end of the searched τ: further out is not excluded by the photos.
    package let isLowAtBound: Bool
    package let isHighAtBound: Bool

    /// nil unless the fitted rise exceeds δ > 0.
    init?(_ decay: ExponentialDecay, delta: Double) {
        guard delta > 0, decay.amplitude > delta else { return nil }
        let profile = decay.profile
        let (origin, unit) = (profile.projection.origin, profile.projection.series.unit)
        let first = profile.fit.amplitude * unit
        guard first > 0 else { return nil }
        hours = origin + decay.timeConstant * PortableMath.log(first / delta)
        guard let limit = profile.limit else {
            (low, high, isLowAtBound, isHighAtBound) = (nil, nil, false, false)
            return
        }
        let scaled = delta / unit
        let nodes = profile.insideNodes
        func time(_ logTau: Double, _ fit: RegressorFit, side: Double) -> Double? {
            guard fit.square > 0 else { return nil }
            let amplitude = fit.amplitude + side * (max(0, limit - fit.residual) / fit.square).squareRoot()
            guard amplitude > 0 else { return nil }
            let time = origin + PortableMath.exp(logTau) * PortableMath.log(amplitude / scaled)
            return time > 0 ? time : nil
        }
        func extreme(_ times: [Double], sign: Double) -> Extreme {
            Extreme(nodes.map(\.logTau), times.map { $0 * sign }) { logTau in
                time(logTau, profile.projection.fit(logTau: logTau), side: sign).map { $0 * sign } ?? -.infinity
            }
        }
        let longest = extreme(nodes.map { time($0.logTau, $0.fit, side: 1) ?? -.infinity }, sign: 1)
        // Where all photos are so late that a short τ leaves nothing of any rise, the rise has no bound and T no upper end.
        (high, isHighAtBound) = longest.value.isFinite ? (longest.value, longest.isAtBound) : (nil, false)
        let shortTimes = nodes.compactMap { time($0.logTau, $0.fit, side: -1) }
        guard shortTimes.count == nodes.count else {
            (low, isLowAtBound) = (nil, false)
            return
        }
        let shortest = extreme(shortTimes, sign: -1)
        (low, isLowAtBound) = (-shortest.value, shortest.isAtBound)
    }

    /// The largest value along the nodes, refined between the neighbors of the best one.
    private struct Extreme {
        let value: Double
        /// Reached at an end of the searched range of τ.
        let isAtBound: Bool

        init(_ nodes: [Double], _ values: [Double], _ function: (Double) -> Double) {
            let best = values.indices.reduce(0) { values[$1] > values[$0] ? $1 : $0 }
            let (left, right) = (nodes[max(0, best - 1)], nodes[min(nodes.count - 1, best + 1)])
            value = max(values[best], GoldenSection.maximum(between: left, and: right, function).value)
            let grid = DecayProjection.grid
            isAtBound = nodes[best] <= grid[0] || nodes[best] >= grid[grid.count - 1]
        }
    }
}
