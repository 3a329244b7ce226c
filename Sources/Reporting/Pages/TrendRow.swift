import StudyRecords

/// A row of the texture trends of one patient.
struct TrendRow {
    let metric, visits, what, estimate, interval, probability, note: String

    static func rows(_ material: SubjectMaterial, region: String) -> [TrendRow] {
        let wording = material.wording
        let titles = Dictionary(
            material.snapshot.definitions.map { ($0.id, wording.title($0)) }, uniquingKeysWith: { first, _ in first })
        return material.snapshot.cohort.rows.filter {
            $0.kind == .patient && $0.group == material.subject && $0.region == region
        }.map { TrendRow($0, title: titles[$0.metric] ?? $0.metric, wording) }
    }

    private init(_ row: CohortRow, title: String, _ wording: Wording) {
        let figures = wording.figures
        let spread = row.standardError ?? row.low.flatMap { low in row.high.map { ($0 - low) / 4 } }
        metric = title
        visits = "\(row.count)"
        what = wording.patient.statistic(row.statistic)
        estimate =
            row.estimate.map { "\(figures.signed($0, error: spread ?? 0.01)) \(wording.unit(row.unit))" }
            ?? FigureWords.none
        interval = figures.interval(row.low, row.high, error: spread) ?? FigureWords.none
        probability = row.probability.map { figures.rounded($0, decimals: 3) } ?? FigureWords.none
        note = wording.note(row.note)
    }
}
