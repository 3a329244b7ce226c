import StudyRecords

/// A row of the texture trends of one patient.
struct TrendRow {
    let metric, visits, what, estimate, interval, probability, note: String

    static func rows(_ material: SubjectMaterial, region: String) -> [TrendRow] {
        let titles = Dictionary(
            material.snapshot.definitions.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        return material.snapshot.cohort.rows.filter {
            $0.kind == .patient && $0.group == material.subject && $0.region == region
        }.map { row in
            let spread = row.standardError ?? row.low.flatMap { low in row.high.map { ($0 - low) / 4 } }
            return TrendRow(
                metric: titles[row.metric] ?? row.metric, visits: "\(row.count)", what: words(row.statistic),
                estimate: row.estimate.map { "\(ReadingText.signed($0, error: spread ?? 0.01)) \(row.unit)" } ?? "–",
                interval: ReadingText.interval(row.low, row.high, error: spread) ?? "–",
                probability: row.probability.map { ReadingText.rounded($0, decimals: 3) } ?? "–", note: row.note)
        }
    }

    private static func words(_ statistic: String) -> String {
        switch statistic {
        case "slope": "slope"
        case "theil-sen": "median of pair slopes"
        case "kendall-tau": "Kendall's tau"
        default: statistic
        }
    }
}
