import StudyRecords

/// The one-page report of the `compare` command: compare.html.
package enum PairReport {
    /// What stands in for the name of a study.
    package static func studyName(_ language: PageLanguage) -> String { language.wording.pair.studyName }

    package static func render(
        before: MeasuredPhoto, after: MeasuredPhoto, changes: [ChangeRecord], difference: DifferencePicture?,
        definitions: [MetricDefinition], provenance: RunProvenance, language: PageLanguage = .english
    ) throws(ReportError) -> OutputFile {
        let page = PairPage(
            before: before, after: after, changes: changes, difference: difference,
            frame: PageFrame(
                title: language.wording.pair.title, provenance, definitions, language.wording),
            definitions: definitions)
        return OutputFile(path: "compare.html", text: try PageTemplates.render("pair", page))
    }
}

struct PairPage {
    let frame: PageFrame
    let wording: Wording
    let sentence: String
    let figures: [PhotoFigure]
    let legend: MapLegend?
    let primary: [MetricChanges]
    let others: [MetricChanges]
    let reasons: [ReasonRow]
    let hasOthers: Bool
    let hasReasons: Bool
    let problems: [ProblemRow]
    let hasProblems: Bool
    let comparison: ComparisonView?
    let hasComparison: Bool

    init(
        before: MeasuredPhoto, after: MeasuredPhoto, changes: [ChangeRecord], difference: DifferencePicture?,
        frame: PageFrame, definitions: [MetricDefinition]
    ) {
        let wording = frame.wording
        let words = wording.photo
        self.wording = wording
        comparison = difference.map {
            ComparisonView($0, captions: (words.before, words.after), title: wording.pair.sameSkin, wording)
        }
        hasComparison = comparison != nil
        self.frame = frame
        figures = [(before, words.before), (after, words.after)].compactMap {
            PhotoFigure($0, $0.picture, caption: $1, words)
        }
        legend = before.picture.map { MapLegend($0.mapRange) }
        let redness = changes.filter { $0.metric == SubjectMaterial.primaryMetric }
        sentence = redness.first.map { PairPage.sentence($0, wording) } ?? wording.pair.nothing
        primary = MetricChanges.groups(redness, definitions, wording)
        others = MetricChanges.groups(
            changes.filter { $0.metric != SubjectMaterial.primaryMetric }, definitions, wording)
        reasons = ReasonRow.rows(redness.flatMap { $0.reasons + $0.findings.map(\.code) }, wording)
        (hasOthers, hasReasons) = (!others.isEmpty, !reasons.isEmpty)
        problems = ProblemRow.rows([before, after], wording)
        hasProblems = !problems.isEmpty
    }

    private static func sentence(_ change: ChangeRecord, _ wording: Wording) -> String {
        let (words, figures, error) = (wording.pair, wording.figures, change.standardError)
        let verdict = wording.change.verdict(change.verdict)
        guard let value = change.change else { return words.verdict(verdict) }
        let interval = figures.interval(change.confidenceLow, change.confidenceHigh, error: error)
        let settling = SettlingText.words(change, wording).map { " " + words.settles($0) } ?? ""
        return words.sentence(verdict, "\(figures.signed(value, error: error)) \(change.unit)", interval) + settling
    }
}
