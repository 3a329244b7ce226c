import StudyRecords

/// Everything the photos of one session say about its course.
package struct SessionFit: Sendable {
    package let series: SessionSeries
    package let candidates: [CourseCandidate]
    package let selected: CourseCandidate?
    package let goodness: Double?
    package let verdict: CourseVerdict
    /// The exponential candidate, whether selected or not.
    package let decay: ExponentialDecay?
    package let timeToBaseline: TimeToBaseline?
    package let area: SessionArea?
    /// Only when no model fits.
    package let rescue: OutlierRescue?
    package let huber: HuberDecay?

    /// Estimating the standard deviation from the session itself needs this many points.
    static let fewestForEstimatedSigma = 6

    /// - Parameters:
    ///   - delta: smallest difference two visits can show, unit of the metric; without it no time to baseline.
    ///   - isHuberWanted: also compute the robust fit.
    package init(_ series: SessionSeries, delta: Double? = nil, isHuberWanted: Bool = false) {
        self.series = series
        let fitted = ExponentialDecay(series)
        let choice = CurveModelChoice(series, decay: fitted)
        let course = SessionFit.verdict(series, choice)
        decay = fitted
        (candidates, selected, goodness, verdict) = (choice.candidates, choice.selected, choice.goodness, course)
        area = SessionArea(series)
        timeToBaseline = fitted.flatMap { decay in delta.flatMap { TimeToBaseline(decay, delta: $0) } }
        rescue =
            course == .noModel ? choice.selected.flatMap { OutlierRescue(series, chiSquare: $0.residual) } : nil
        huber = isHuberWanted ? HuberDecay(series) : nil
    }

    package var pointCount: Int { series.count }

    private static func verdict(_ series: SessionSeries, _ choice: CurveModelChoice) -> CourseVerdict {
        let times = series.distinctPostTimes
        let isTooShort = times < 2 || (!series.hasBaseline && times < 4)
        let isUnscaled = !series.isSigmaKnown && series.count < fewestForEstimatedSigma
        guard !isTooShort, !isUnscaled, let selected = choice.selected else { return .insufficient }
        guard choice.isCredible else { return .noModel }
        let isRaised = selected.amplitude > 0
        switch selected.model {
        case .constant: return .noReaction
        case .step: return isRaised ? .persistent : .blanching
        case .ramp: return isRaised ? .rising : series.hasBaseline ? .blanching : .falling
        case .exponential: return isRaised ? .decaying : .blanching
        case .bump:
            guard isRaised else { return .blanching }
            return (selected.peakHours ?? 0) < 6 ? .decayingNonexponential : .delayedPeak
        }
    }
}
