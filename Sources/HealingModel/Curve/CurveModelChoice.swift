import StudyRecords

/// Which simple course fits the points, with the sd known: score = Σ((y - fit)/sd)² + 2·parameters (Akaike).
///
/// Candidates within 2 of the best score (a constant within 4) are taken, fewest parameters first: a half-time is only
/// stated when nothing simpler will do. A winner that leaves p < 0.01 of its χ² fits nothing.
struct CurveModelChoice {
    enum Model: CaseIterable {
        /// No reaction.
        case constant
        /// A jump that stays.
        case step
        /// A steady drift since the session.
        case ramp
        /// Decay toward the baseline.
        case exponential

        var parameters: Int {
            switch self {
            case .constant: 1
            case .step, .ramp: 2
            case .exponential: 3
            }
        }
    }

    let selected: Model
    /// The selected model is compatible with the errors of the points.
    let isCredible: Bool

    init?(_ points: [CurvePoint], decay: ExponentialDecay?) {
        var residuals: [(model: Model, residual: Double)] = [(.constant, LineFit(points) { _ in 0 }.residual)]
        if points.contains(where: \.isBaseline), points.contains(where: { !$0.isBaseline }) {
            residuals.append((.step, LineFit(points) { $0.isBaseline ? 0 : 1 }.residual))
        }
        if Set(points.map { $0.isBaseline ? 0 : $0.hours }).count > 1 {
            residuals.append((.ramp, LineFit(points) { $0.isBaseline ? 0 : $0.hours }.residual))
        }
        if let decay { residuals.append((.exponential, decay.residual)) }
        let scores = residuals.map {
            (model: $0.model, residual: $0.residual, score: $0.residual + 2 * Double($0.model.parameters))
        }
        guard let best = scores.map(\.score).min() else { return nil }
        let close = scores.filter { $0.score <= best + ($0.model == .constant ? 4 : 2) }
        let choice = close.min { ($0.model.parameters, $0.score) < ($1.model.parameters, $1.score) }
        guard let choice else { return nil }
        selected = choice.model
        let degrees = points.count - choice.model.parameters
        isCredible = degrees < 1 || ChiSquare.upperTail(choice.residual, degrees: degrees) >= 0.01
    }
}

/// Weighted regression of the values on one regressor; a constant regressor leaves the mean.
private struct LineFit {
    let residual: Double

    init(_ points: [CurvePoint], _ regressor: (CurvePoint) -> Double) {
        let weights = points.map { 1 / ($0.standardError * $0.standardError) }
        let total = weights.reduce(0, +)
        let x = points.map(regressor)
        let meanX = zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 } / total
        let meanY = zip(weights, points).reduce(0) { $0 + $1.0 * $1.1.value } / total
        var (cross, square) = (0.0, 0.0)
        for index in points.indices {
            cross += weights[index] * (x[index] - meanX) * (points[index].value - meanY)
            square += weights[index] * (x[index] - meanX) * (x[index] - meanX)
        }
        let slope = square > 0 ? cross / square : 0
        residual = points.indices.reduce(0) { sum, index in
            let rest = points[index].value - meanY - slope * (x[index] - meanX)
            return sum + weights[index] * rest * rest
        }
    }
}
