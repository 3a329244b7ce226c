import StudyRecords

/// The figures of a healing curve below its picture.
enum CurveText {
    /// `26 h (95 % interval 20 to 35 h)`; nil without a curve.
    static func halfTime(_ curve: CurveRecord, _ wording: Wording = .english) -> String? {
        guard let half = curve.halfTimeHours else { return nil }
        let figures = wording.figures
        func end(_ hours: Double?) -> String { hours.map { figures.rounded($0, decimals: 0) } ?? figures.open }
        return wording.curve.halfTime(end(half), end(curve.halfTimeLowHours), end(curve.halfTimeHighHours))
    }

    static func note(_ curve: CurveRecord, _ wording: Wording) -> String {
        let (words, figures) = (wording.curve, wording.figures)
        var parts: [String] = []
        if let half = halfTime(curve, wording), let amplitude = curve.amplitude {
            parts.append(words.rise(half, "\(figures.rounded(amplitude, decimals: 1)) \(curve.unit)"))
        }
        if let time = curve.timeToBaselineHours {
            let ends = [curve.timeToBaselineLowHours, curve.timeToBaselineHighHours].map {
                $0.map { figures.duration($0) } ?? figures.open
            }
            parts.append(words.below(figures.duration(time, afterPreposition: true), ends[0], ends[1]))
        }
        if let area = curve.areaUnderCurve {
            parts.append(words.area("\(figures.rounded(area, decimals: 0)) \(curve.unit)·h"))
        }
        parts.append(recovery(curve, wording))
        return parts.filter { !$0.isEmpty }.joined(separator: "; ") + "."
    }

    private static func recovery(_ curve: CurveRecord, _ wording: Wording) -> String {
        if curve.isCensored { return wording.curve.censored }
        guard let low = curve.recoveryLowHours, let high = curve.recoveryHighHours else { return "" }
        return wording.curve.recovered(
            wording.figures.duration(low, afterPreposition: true),
            wording.figures.duration(high, afterPreposition: true))
    }
}
