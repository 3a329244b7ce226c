import PortableMath
import StudyRecords

/// Cumulative sums of how far sessions stand out, one for each operator, device and setting.
///
/// A session's score: the largest of its K one-step z, made normal again, Φ⁻¹(Φ(z)ᴷ). S = max(0, S + x - k), alarm when
/// S > h, then S starts anew [page-1954]; k = 0.5 and h = 4 wait 335 sessions for a false alarm.
struct SessionSurveillance {
    static let allowance = 0.5
    static let limit = 4.0
    static let runLength = 335
    /// One session beyond it is an alert of its own, no drift of a clinic.
    static let largest = 3.0

    let curves: [CurveRecord]
    let treatments: [SessionKey: TreatmentSession]

    var rows: [CohortRow] {
        var series: [String: [(curve: CurveRecord, at: StudyTime, score: Double)]] = [:]
        for curve in curves {
            guard let treatment = treatments[SessionKey(curve)], let score = SessionSurveillance.score(curve) else {
                continue
            }
            let names = [
                treatment.operatorName.map { "operator \($0)" }, treatment.device.map { "device \($0.rawValue)" },
                treatment.setting.map { "setting \($0.rawValue)" },
            ]
            for name in names.compactMap(\.self) {
                series[name, default: []].append((curve, treatment.treatedAt, score))
            }
        }
        return series.sorted { $0.key < $1.key }.flatMap { name, entries in
            let ordered = entries.sorted {
                ($0.at, $0.curve.subject, $0.curve.region) < ($1.at, $1.curve.subject, $1.curve.region)
            }
            return path(name, ordered.map { ($0.curve, $0.score) })
        }
    }

    private func path(_ name: String, _ entries: [(curve: CurveRecord, score: Double)]) -> [CohortRow] {
        var sum = 0.0
        return entries.enumerated().map { index, entry in
            sum = max(0, sum + entry.score - SessionSurveillance.allowance)
            var row = CohortRow(
                .surveillance, metric: entry.curve.metric, unit: "1", group: name, region: entry.curve.region,
                statistic: "cusum", patients: 1, count: index + 1, estimate: sum,
                note: "\(entry.curve.subject), session \(entry.curve.session)")
            row.high = SessionSurveillance.limit
            if sum > SessionSurveillance.limit {
                row.note += ": alarm; a false one comes once in \(SessionSurveillance.runLength) sessions"
                sum = 0
            }
            return row
        }
    }

    /// nil without a photo at 24 h or later.
    static func score(_ curve: CurveRecord) -> Double? {
        guard let scores = curve.outlook?.scores, let largest = scores.map(\.z).max() else { return nil }
        // 1 - Φᴷ from the upper tail, so that extreme sessions keep their digits.
        let tail = NormalDistribution.upperTail(largest)
        let power = Double(scores.count) * PortableMath.log1p(-min(tail, 1 - 1e-16))
        let upper = 1 - PortableMath.exp(power)
        let z = NormalDistribution.quantile(upperTail: max(upper, 1e-15))
        return max(-largest, min(largest, z))
    }
}
