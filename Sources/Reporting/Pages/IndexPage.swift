import HealingModel
import StudyRecords

/// report/index.html
struct IndexPage {
    struct Section {
        let id, title: String
    }

    let frame: PageFrame
    let wording: Wording
    let words: CohortWords
    let sections: [Section]
    let overview: StudyOverview
    let alerts: StudyAlerts
    let hasAlerts: Bool
    let strips: [Plot]
    let table: PatientTable
    let hasRows: Bool
    let cohort: CohortSection
    let concerns: PhotoConcerns
    let drifts: [DriftChart]
    let hasDrifts: Bool

    init(_ snapshot: StudySnapshot, _ wording: Wording = .english, words: CohortWords = .english) {
        (self.wording, self.words) = (wording, words)
        frame = PageFrame(
            title: snapshot.provenance.studyName, snapshot.provenance, snapshot.definitions, wording,
            style: PageTemplates.cohortStyle, script: PageTemplates.cohortScript)
        let aliases = Aliases(
            people: snapshot.photos.map(\.record.identity.subject) + snapshot.treatments.map(\.subject),
            arms: snapshot.treatments.compactMap(\.arm), study: snapshot.provenance.studyName, words)
        let entries = CourseEntries(snapshot).all
        overview = StudyOverview(snapshot, entries, words.overview)
        alerts = StudyAlerts(snapshot, aliases, words.overview)
        hasAlerts = !snapshot.cohort.alerts.isEmpty
        table = PatientTable(entries, snapshot, aliases, words.table)
        hasRows = !entries.isEmpty
        strips = IndexPage.strips(entries, aliases, words)
        cohort = CohortSection(snapshot, aliases)
        concerns = PhotoConcerns(snapshot, aliases, words)
        drifts = DriftChart.charts(snapshot.photos, words.quality)
        hasDrifts = !drifts.isEmpty
        let titles = words.sections
        let parts: [(id: String, title: String, isShown: Bool)] = [
            ("overview", titles.overview, true), ("alerts", titles.alerts, hasAlerts),
            ("patients", titles.patients, hasRows), ("curves", titles.curves, cohort.hasPlots),
            ("arms", titles.arms, cohort.hasArms), ("quality", titles.quality, true),
            ("light", titles.light, hasDrifts), ("methods", titles.methods, true),
        ]
        sections = parts.filter(\.isShown).map { Section(id: $0.id, title: $0.title) }
    }

    private static func strips(_ entries: [CourseEntry], _ aliases: Aliases, _ words: CohortWords) -> [Plot] {
        let columns: [(CohortColumn, (CourseEntry) -> Double?)] = [
            (.last, { $0.last?.change }), (.largest, { $0.largest?.change }), (.halfTime, { $0.curve?.halfTimeHours }),
            (.toBaseline, { $0.curve?.timeToBaselineHours }),
        ]
        return columns.compactMap { column, value in
            let text = words.table.column(column)
            let values = entries.enumerated().compactMap { row, entry in
                value(entry).map { (row: row, arm: entry.arm ?? "", value: $0) }
            }
            return StripChart(
                column: column, title: words.plots.stripTitle(text.title), unit: text.unit, values: values,
                aliases: aliases, words: words.plots
            ).plot
        }
    }
}
