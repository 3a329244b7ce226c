import PortableMath

/// The simple courses a session may follow. y is the metric, t ≥ 0 hours since the session, b the level before it.
package enum CourseModel: String, Sendable, Codable, CaseIterable {
    /// y = b.
    case constant = "const"
    /// y = b + A.
    case step
    /// y = b + s·t.
    case ramp
    /// y = b + A·exp(-t/τ).
    case exponential = "exp"
    /// y = b + A·exp(-½·(ln((t + 1)/(tₚ + 1))/w)²), tₚ in 1…168 h, w in 0.3…2: a peak some time after the session.
    case bump

    package var parameters: Int {
        switch self {
        case .constant: 1
        case .step, .ramp: 2
        case .exponential: 3
        case .bump: 4
        }
    }
}

/// One fitted candidate.
package struct CourseCandidate: Sendable, Hashable {
    package let model: CourseModel
    /// Σ ((y - fit)/sd)².
    package let residual: Double
    /// Akaike's score: residual + 2p with known sd, else AICc; nil where AICc does not exist.
    package let score: Double?
    package let baseline: Double
    /// A, or s per hour for the ramp; 0 for the constant.
    package let amplitude: Double
    /// Peak time and width of the bump.
    package var peakHours: Double?
    package var width: Double?

    /// - Parameter amplitude: A where the fit's is that of another regressor.
    init(_ model: CourseModel, _ fit: RegressorFit, _ series: SessionSeries, amplitude: Double? = nil) {
        self.model = model
        residual = fit.residual
        baseline = fit.baseline * series.unit
        self.amplitude = amplitude ?? fit.amplitude * series.unit
        score = CourseCandidate.score(model, fit.residual, series)
    }

    /// AICc [hurvich-1989] counts the variance as one more parameter.
    private static func score(_ model: CourseModel, _ residual: Double, _ series: SessionSeries) -> Double? {
        guard !series.isSigmaKnown else { return residual + 2 * Double(model.parameters) }
        let (n, k) = (Double(series.count), Double(model.parameters + 1))
        guard n - k - 1 > 0 else { return nil }
        // An exact fit would have the score -∞; the floor keeps it finite and first.
        let floor = max(residual / n, 1e-30)
        return n * PortableMath.log(floor) + 2 * k + 2 * k * (k + 1) / (n - k - 1)
    }
}
