import StudyRecords

/// A value that stands above the baseline of its session by more than its errors allow: late pigment, and redness of one side
/// against the other.
///
/// z = (y - mean before)/√(SE² + SE²before); the limit is the upper 0.5 % quantile shared out among the photos looked at
/// (Bonferroni), so a whole session of unchanged skin stays silent in 99.5 %.
struct ExcessWatch {
    static let share = 0.005

    let rule: AlertRecord.Rule
    let from: Double
    let missing: String

    static let latePigment = ExcessWatch(
        rule: .latePigment, from: 336, missing: "no photo at 14 days or later beside one before")
    static let asymmetry = ExcessWatch(
        rule: .asymmetry, from: 24, missing: "no photos of both sides at 24 h or later beside ones before")

    func alert(_ curve: CurveRecord, isLowSensitivity: Bool, note: String) -> AlertRecord {
        var record = AlertRecord(
            subject: curve.subject, region: curve.region, session: curve.session, metric: curve.metric,
            unit: curve.unit, rule: rule, level: .notWatched, note: missing)
        record.isLowSensitivity = isLowSensitivity
        let before = curve.points.filter(\.isBaseline)
        let late = curve.points.filter { !$0.isBaseline && $0.hours >= from }
        guard !before.isEmpty, !late.isEmpty, curve.points.allSatisfy({ $0.standardError > 0 }) else { return record }
        let level = CurveRecord.weightedMean(before)
        let variance = 1 / before.reduce(0) { $0 + 1 / ($1.standardError * $1.standardError) }
        let limit = NormalDistribution.quantile(upperTail: ExcessWatch.share / Double(late.count))
        let sequence = AlertSequence(curve.points) { _, point, _ in
            guard point.hours >= from else { return nil }
            let error = (point.standardError * point.standardError + variance).squareRoot()
            let z = (point.value - level) / error
            return AlertSequence.Judgment(isFlagged: z > limit, score: z, limit: limit)
        }
        guard let worst = sequence.worst else { return record }
        (record.level, record.note) = (worst.level, note)
        record.adopt(worst)
        record.expectedLow = level - limit * variance.squareRoot()
        record.expectedHigh =
            level + limit * (worst.point.standardError * worst.point.standardError + variance).squareRoot()
        record.rate(AlertRates.quantile(worst.level))
        return record
    }
}
