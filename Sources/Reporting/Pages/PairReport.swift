import StudyRecords

/// The one-page report of the `compare` command: compare.html.
package enum PairReport {
    package static func render(
        before: MeasuredPhoto, after: MeasuredPhoto, changes: [ChangeRecord], difference: DifferencePicture?,
        definitions: [MetricDefinition], provenance: RunProvenance
    ) throws(ReportError) -> OutputFile {
        let page = PairPage(
            before: before, after: after, changes: changes, difference: difference,
            frame: PageFrame(title: "Before and after", provenance, definitions), definitions: definitions)
        return OutputFile(path: "compare.html", text: try PageTemplates.render("pair", page))
    }
}

struct PairPage {
    let frame: PageFrame
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
        comparison = difference.map { ComparisonView($0, captions: ("Before", "After"), title: "The same skin") }
        hasComparison = comparison != nil
        self.frame = frame
        figures = [(before, "Before"), (after, "After")].compactMap { PhotoFigure($0, $0.picture, caption: $1) }
        legend = before.picture.map { MapLegend($0.mapRange) }
        let redness = changes.filter { $0.metric == SubjectMaterial.primaryMetric }
        sentence = redness.first.map { PairPage.sentence($0) } ?? "Nothing could be compared."
        primary = MetricChanges.groups(redness, definitions)
        others = MetricChanges.groups(changes.filter { $0.metric != SubjectMaterial.primaryMetric }, definitions)
        reasons = ReasonRow.rows(redness.flatMap { $0.reasons + $0.findings.map(\.code) })
        (hasOthers, hasReasons) = (!others.isEmpty, !reasons.isEmpty)
        problems = ProblemRow.rows([before, after])
        hasProblems = !problems.isEmpty
    }

    private static func sentence(_ change: ChangeRecord) -> String {
        guard let value = change.change else { return "Redness: \(change.verdict.words)." }
        let interval = ReadingText.interval(change.confidenceLow, change.confidenceHigh, error: change.standardError)
        return "Redness \(change.verdict.words): change \(ReadingText.signed(value, error: change.standardError)) "
            + "\(change.unit)" + (interval.map { ", 95 % interval \($0)" } ?? "") + "."
    }
}
