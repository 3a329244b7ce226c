import PortableMath
import StudyRecords

extension CurveRecord {
    /// y = baseline + amplitude·2^(-t/half-time) after the session, the baseline before it; nil without a curve.
    package func value(atHours hours: Double) -> Double? {
        guard model == .exponential, let baseline, let amplitude, let halfTimeHours else { return nil }
        guard hours >= 0 else { return baseline }
        return baseline + amplitude * PortableMath.exp(-hours * ExponentialDecay.ln2 / halfTimeHours)
    }
}
