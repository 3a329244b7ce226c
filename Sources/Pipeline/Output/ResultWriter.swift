import Reporting
import ResultStore
import StudyRecords

/// Writes tables, reports and run.json from the store alone.
struct ResultWriter {
    let store: ResultStore
    let target: OutputFolder

    func write(summary: RunSummary, exitCode: Int32, _ listener: (RunEvent) -> Void) throws {
        let snapshot = try store.snapshot()
        let tables = Tables.render(snapshot)
        let subjects = Report.subjects(snapshot)
        listener(.writing(files: tables.count + subjects.count + 2))
        for table in tables { try target.write(table.bytes, to: table.path) }
        let index = try Report.index(snapshot)
        try target.write(index.bytes, to: index.path)
        var pages: Set<String> = [index.path]
        for subject in subjects {
            // One subject's pictures at a time: memory does not grow with the study.
            let pictures = try store.pictures(subject: subject)
            let differences = Differences(pictures, snapshot.definitions)
            let page = try Report.page(
                of: subject, snapshot: snapshot, pictures: pictures,
                differences: try differences.pictures(of: Report.pairs(of: subject, snapshot: snapshot)))
            try target.write(page.bytes, to: page.path)
            pages.insert(page.path)
        }
        target.removeStale(in: "report", suffix: ".html", keeping: pages)
        let run = RunFile(snapshot.provenance, summary, exitCode: exitCode, definitions: snapshot.definitions)
        try target.write(Array(JSONText.encode(run).utf8) + [UInt8(ascii: "\n")], to: "run.json")
    }
}

/// run.json: who computed the results, with what, and how every photo ended.
private struct RunFile: Encodable {
    struct Counts: Encodable {
        let inputs, measured, warned, refused, failed, skipped, unchanged: Int
    }

    let version, commit, toolchain, hostArchitecture, studyName: String
    let startedAt: String
    let finishedAt: String?
    let settings: String
    let settingsDigest: String
    let repeatability: String?
    let metricRevisions: [String: Int]
    let notes: [String]
    let counts: Counts
    let exitCode: Int32

    init(_ provenance: RunProvenance, _ summary: RunSummary, exitCode: Int32, definitions: [MetricDefinition]) {
        version = provenance.version
        commit = provenance.commit
        toolchain = provenance.toolchain
        hostArchitecture = provenance.hostArchitecture
        studyName = provenance.studyName
        startedAt = provenance.startedAt.description
        finishedAt = provenance.finishedAt?.description
        settings = provenance.settings
        settingsDigest = provenance.settingsDigest
        repeatability = provenance.repeatability
        metricRevisions = Dictionary(uniqueKeysWithValues: definitions.map { ($0.id, $0.revision) })
        notes = provenance.notes.map(\.rawValue)
        counts = Counts(
            inputs: summary.inputs, measured: summary.measured, warned: summary.warned, refused: summary.refused,
            failed: summary.failed, skipped: summary.skipped, unchanged: summary.unchanged)
        self.exitCode = exitCode
    }
}
