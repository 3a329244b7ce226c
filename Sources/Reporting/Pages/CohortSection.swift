import HealingModel
import StudyRecords

/// What the cohort page shows of the study as a whole.
struct CohortSection {
    struct Stratum {
        let metric, name, patients, sessions, half, note: String
    }

    struct Course {
        let metric, region: String
        let term: Label
        let estimate, interval, degrees, probability, patients, note: String
    }

    let plots: [Plot]
    let hasPlots: Bool
    /// Differences of arms, and courses of texture by arm.
    let differences: [Plot]
    let hasArms: Bool
    let strata: [Stratum]
    let hasStrata: Bool
    let courses: [Course]
    let courseNote: String
    let hasCourses: Bool

    init(_ snapshot: StudySnapshot, _ aliases: Aliases) {
        let pictures = CohortPlots(snapshot, aliases)
        plots = pictures.groups + pictures.forests + pictures.swimmer + pictures.surveillance
        hasPlots = !plots.isEmpty
        differences = pictures.differences
        let titles = Dictionary(snapshot.definitions.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        strata = snapshot.cohort.strata.map { CohortSection.stratum($0, titles) }
        hasStrata = !strata.isEmpty
        let rows = snapshot.cohort.rows.filter { [.course, .lastVisit].contains($0.kind) }
        courses = rows.map { CohortSection.course($0, titles, aliases) }
        hasCourses = !courses.isEmpty
        hasArms = hasCourses || !differences.isEmpty
        courseNote =
            "Photos before sessions and at least four weeks after one; month is the change a month."
            + (rows.contains { $0.note.contains("observational") }
                ? " Arms were not drawn by lot: groups may differ in more than the treatment." : "")
    }

    /// `15.2 h (95 % interval 13.0 to 17.9 h)`; nil without a population.
    static func half(_ record: StratumRecord) -> String? {
        record.population.map { population in
            func end(_ hours: Double?) -> String {
                hours.map { ReadingText.rounded($0, decimals: 1) } ?? FigureWords.english.open
            }
            return CurveWords.english.halfTime(
                end(population.medianHalfTimeHours), end(population.medianHalfTimeLowHours),
                end(population.medianHalfTimeHighHours))
        }
    }

    private static func stratum(_ record: StratumRecord, _ titles: [String: String]) -> Stratum {
        Stratum(
            metric: titles[record.metric] ?? record.metric, name: record.name, patients: "\(record.patients)",
            sessions: "\(record.sessions)", half: half(record) ?? "–", note: record.note)
    }

    private static func course(_ row: CohortRow, _ titles: [String: String], _ aliases: Aliases) -> Course {
        Course(
            metric: titles[row.metric] ?? row.metric, region: row.region, term: term(row, aliases),
            estimate: row.estimate.map { "\(ReadingText.signed($0, error: row.standardError)) \(row.unit)" } ?? "–",
            interval: ReadingText.interval(row.low, row.high, error: row.standardError) ?? "–",
            degrees: row.degrees.map { ReadingText.rounded($0, decimals: 1) } ?? "–",
            probability: row.probability.map { $0 < 0.001 ? "< 0.001" : ReadingText.rounded($0, decimals: 3) } ?? "–",
            patients: "\(row.patients)", note: row.note)
    }

    private static func term(_ row: CohortRow, _ aliases: Aliases) -> Label {
        if row.kind == .lastVisit {
            return aliases.arms([row.group, row.reference]) { "last visit: \($0[0]) minus \($0[1])" }
        }
        return aliases.armsFound(in: row.statistic)
    }
}
