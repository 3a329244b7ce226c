import StudyRecords

/// The figures of a healing curve below its picture.
enum CurveText {
    /// `26 h (95 % interval 20 to 35 h)`; nil without a curve.
    static func halfTime(_ curve: CurveRecord) -> String? {
        guard let half = curve.halfTimeHours else { return nil }
        func end(_ hours: Double?) -> String { hours.map { ReadingText.rounded($0, decimals: 0) } ?? "open" }
        return "\(end(half)) h (95 % interval \(end(curve.halfTimeLowHours)) to \(end(curve.halfTimeHighHours)) h)"
    }

    static func note(_ curve: CurveRecord) -> String {
        var parts: [String] = []
        if let half = halfTime(curve), let amplitude = curve.amplitude {
            let rise = "\(ReadingText.rounded(amplitude, decimals: 1)) \(curve.unit)"
            parts.append("Half-time \(half), rise at the session \(rise)")
        }
        if let time = curve.timeToBaselineHours {
            let ends = [curve.timeToBaselineLowHours, curve.timeToBaselineHighHours].map {
                $0.map { ReadingText.hours($0) } ?? "open"
            }
            parts.append(
                "below the detectable change after \(ReadingText.hours(time)) (95 % interval \(ends[0]) to \(ends[1]))")
        }
        if let area = curve.areaUnderCurve {
            parts.append("area above baseline \(ReadingText.rounded(area, decimals: 0)) \(curve.unit)·h")
        }
        parts.append(recovery(curve))
        return parts.filter { !$0.isEmpty }.joined(separator: "; ") + "."
    }

    private static func recovery(_ curve: CurveRecord) -> String {
        if curve.isCensored { return "still above baseline at the last photo" }
        guard let low = curve.recoveryLowHours, let high = curve.recoveryHighHours else { return "" }
        return "back within the detectable change between \(ReadingText.hours(low)) and \(ReadingText.hours(high))"
    }
}
