import PortableMath
import StudyRecords

/// Weighted least-squares fit of y = b + A·exp(-t/τ) for t ≥ 0, y = b at baseline points, weights 1/sd².
///
/// b and A are linear, so for every τ they follow from a centered regression (variable projection [golub-1973]); τ is
/// scanned on a log grid from 0.5 to 2000 h and one root of the gradient is refined by bisection. No starting value, no
/// local minimum. The interval of τ is the profile-likelihood one: threshold χ² with known sd, s²·F(1, n-3) else.
package struct ExponentialDecay: Sendable {
    package let baseline: Double
    package let amplitude: Double
    /// Hours.
    package let timeConstant: Double
    /// Σ ((y - fit)/sd)².
    package let residual: Double
    /// The best τ lies at an end of the searched range.
    package let isAtBound: Bool
    /// Ends of the 95 % interval of τ; nil where that side is open.
    package let timeConstantLow: Double?
    package let timeConstantHigh: Double?
    /// Gauss–Newton covariance; for researchers, the intervals do not rest on it.
    package let wald: WaldCovariance?
    /// What T = τ·ln(A/δ) needs of the profile.
    let profile: DecayProfile

    /// Time constants searched, hours.
    package static let range = 0.5...2000.0
    static let gridSteps = 800
    /// 95 % quantile of χ² with one degree of freedom.
    static let profileThreshold = 3.841458820694124
    static let ln2 = 0.693147180559945309417

    package var halfTime: Double { timeConstant * ExponentialDecay.ln2 }
    package var halfTimeLow: Double? { timeConstantLow.map { $0 * ExponentialDecay.ln2 } }
    package var halfTimeHigh: Double? { timeConstantHigh.map { $0 * ExponentialDecay.ln2 } }

    /// nil without at least two distinct times after the session and one more point.
    init?(_ series: SessionSeries) {
        guard series.count >= 3, series.distinctPostTimes >= 2 else { return nil }
        let profile = DecayProfile(DecayProjection(series))
        let fit = profile.fit
        self.profile = profile
        isAtBound = profile.isAtBound
        baseline = fit.baseline * series.unit
        residual = fit.residual
        timeConstant = PortableMath.exp(profile.root)
        amplitude = profile.projection.amplitude(fit, tau: timeConstant)
        timeConstantLow = profile.low.map { PortableMath.exp($0) }
        timeConstantHigh = profile.high.map { PortableMath.exp($0) }
        wald = WaldCovariance(profile.projection, fit, timeConstant)
    }
}
