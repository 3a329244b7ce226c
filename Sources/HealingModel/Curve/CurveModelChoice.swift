import StudyRecords

/// Which simple course fits the points. Candidates within 2 of the best Akaike score (a constant within 4) are taken, fewest
/// parameters first, then lowest score: a half-time is only stated when nothing simpler will do [akaike-1974].
struct CurveModelChoice {
    let candidates: [CourseCandidate]
    let selected: CourseCandidate?
    /// χ² probability of the selected model's residual; nil with estimated sd or no degree of freedom left.
    let goodness: Double?

    /// A winner less probable than this fits nothing.
    static let leastGoodness = 0.01

    init(_ series: SessionSeries, decay: ExponentialDecay?) {
        candidates = CurveModelChoice.candidates(series, decay: decay)
        let scored = candidates.compactMap { candidate in candidate.score.map { (candidate, $0) } }
        let best = scored.map(\.1).min() ?? 0
        let close = scored.filter { $0.1 <= best + ($0.0.model == .constant ? 4 : 2) }
        selected =
            close.min { ($0.0.model.parameters, $0.1) < ($1.0.model.parameters, $1.1) }?.0
        let degrees = series.count - (selected?.model.parameters ?? 0)
        goodness =
            series.isSigmaKnown && degrees > 0
            ? selected.map { ChiSquare.upperTail($0.residual, degrees: degrees) } : nil
    }

    /// The selected model is compatible with the errors of the points.
    var isCredible: Bool { (goodness ?? 1) >= CurveModelChoice.leastGoodness }

    private static func candidates(_ series: SessionSeries, decay: ExponentialDecay?) -> [CourseCandidate] {
        let weights = series.weights
        func line(_ model: CourseModel, _ x: (Int) -> Double) -> CourseCandidate {
            CourseCandidate(model, RegressorFit(series.values, weights, series.indices.map(x)), series)
        }
        var found = [line(.constant) { _ in 0 }]
        if series.hasBaseline, series.isPost.contains(true) { found.append(line(.step) { series.isPost[$0] ? 1 : 0 }) }
        if Set(series.indices.map { series.isPost[$0] ? series.times[$0] : 0 }).count > 1 {
            found.append(line(.ramp) { series.isPost[$0] ? series.times[$0] : 0 })
        }
        if let decay {
            found.append(CourseCandidate(.exponential, decay.profile.fit, series, amplitude: decay.amplitude))
        }
        if let bump = BumpFit(series) {
            var candidate = CourseCandidate(.bump, bump.fit, series)
            (candidate.peakHours, candidate.width) = (bump.peakHours, bump.width)
            found.append(candidate)
        }
        return found
    }
}
