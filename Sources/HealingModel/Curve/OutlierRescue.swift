/// The one point without which a session that no model fits becomes credible.
///
/// A suspect must bring the χ² probability to 0.05 and lower χ² by 12.25 (3.5 SD). A point that is too red 24 h or later may
/// be the complication itself: it is never discarded, whatever a fit would gain.
package struct OutlierRescue: Sendable, Hashable {
    /// Position in the ordered series.
    let index: Int
    package let hours: Double
    package let value: Double
    /// Value minus what the other points predict.
    package let residual: Double
    package let chiSquareReduction: Double
    package let isDiscardAllowed: Bool
    /// Course, half-time and interval of the other points.
    package let model: CourseModel
    package let halfTime: Double?
    package let halfTimeLow: Double?
    package let halfTimeHigh: Double?

    static let leastGoodness = 0.05
    static let leastReduction = 12.25
    static let lateHours = 24.0

    init?(_ series: SessionSeries, chiSquare: Double) {
        guard series.isSigmaKnown, series.postIndices.count >= 5 else { return nil }
        let suspects = series.postIndices.compactMap { OutlierRescue(series, dropping: $0, chiSquare) }
        guard let best = suspects.max(by: { $0.chiSquareReduction < $1.chiSquareReduction }) else { return nil }
        self = best
    }

    private init?(_ series: SessionSeries, dropping index: Int, _ chiSquare: Double) {
        let rest = series.without(index)
        let decay = ExponentialDecay(rest)
        let choice = CurveModelChoice(rest, decay: decay)
        guard let selected = choice.selected, (choice.goodness ?? 0) >= OutlierRescue.leastGoodness,
            chiSquare - selected.residual >= OutlierRescue.leastReduction
        else { return nil }
        self.index = index
        hours = series.times[index]
        value = series.values[index] * series.unit
        residual = value - CourseValue.value(selected, decay, atHours: hours)
        chiSquareReduction = chiSquare - selected.residual
        isDiscardAllowed = !(residual > 0 && hours >= OutlierRescue.lateHours)
        model = selected.model
        let isDecay = selected.model == .exponential
        halfTime = isDecay ? decay?.halfTime : nil
        halfTimeLow = isDecay ? decay?.halfTimeLow : nil
        halfTimeHigh = isDecay ? decay?.halfTimeHigh : nil
    }
}
