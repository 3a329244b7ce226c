import Reporting
import ResultStore
import StudyRecords

/// Writes tables, reports and run.json from the store alone.
struct ResultWriter {
    /// Names of the files below the output folder; of tables their digest too.
    struct Written {
        var names: [String] = []
        var tables: [String: String] = [:]
    }

    let store: ResultStore
    let target: OutputFolder
    /// In place of the style in the settings of the run.
    var style: ReportStyle?

    func write(_ listener: (RunEvent) -> Void) throws -> Written {
        // One subject's pictures at a time: memory does not grow with the study.
        try write(try store.snapshot(), pictures: { try store.pictures(subject: $0) }, listener)
    }

    func write(
        _ snapshot: StudySnapshot, pictures: (String) throws -> [String: PhotoPicture], _ listener: (RunEvent) -> Void
    ) throws -> Written {
        let style = try style ?? snapshot.provenance.style(language: nil)
        let tables = Tables.render(snapshot)
        let subjects = Report.subjects(snapshot)
        let total = tables.count + subjects.count + 1
        listener(.writing(files: total))
        var written = Written()
        func put(_ file: OutputFile) throws {
            try target.write(file.bytes, to: file.path)
            written.names.append(file.path)
            listener(.wrote(file: file.path, done: written.names.count, total: total))
        }
        for table in tables {
            try put(table)
            written.tables[table.path] = MessageDigest.sha256(table.bytes)
        }
        try put(try Report.index(snapshot, language: style.language))
        let parts = snapshot.bySubject
        for subject in subjects {
            let (own, pictures) = (parts[subject] ?? snapshot, try pictures(subject))
            let differences = try Differences(pictures, snapshot.definitions).pictures(
                of: Report.pairs(of: subject, snapshot: own))
            try put(
                try Report.page(
                    of: subject, snapshot: own, pictures: pictures, differences: differences, language: style.language))
        }
        target.removeStale(in: "report", suffix: ".html", keeping: Set(written.names))
        return written
    }

    func writeRunFile(_ summary: RunSummary, exitCode: Int32) throws {
        let (provenance, definitions) = try (store.provenance(), store.definitions())
        try write(
            RunFile(provenance, summary, exitCode: exitCode, definitions: definitions, audit: try store.auditHead()))
    }

    /// run.json of a de-identified bundle: the audit log stays behind.
    func writeRunFile(_ snapshot: StudySnapshot, _ summary: RunSummary) throws {
        let measuredAnything = snapshot.photos.contains { !$0.values.isEmpty }
        try write(
            RunFile(
                snapshot.provenance, summary,
                exitCode: summary.exitCode(strict: false, measuredAnything: measuredAnything),
                definitions: snapshot.definitions, audit: nil, isDeidentified: true))
    }

    private func write(_ run: RunFile) throws {
        try target.write(Array(JSONText.encode(run).utf8) + [UInt8(ascii: "\n")], to: "run.json")
    }
}

extension RunProvenance {
    /// How the run wrote its pages, unless something else is asked for.
    func style(language: PageLanguage?) throws(InputError) -> ReportStyle {
        var style = try StudySettings(yaml: settings, file: "settings of the run").report
        if let language { style.language = language }
        return style
    }
}

/// run.json: who computed the results, with what, and how every photo ended.
private struct RunFile: Encodable {
    struct Counts: Encodable {
        let inputs, measured, warned, refused, failed, skipped, unchanged, decoded: Int
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
    /// The end of the audit log when this was written.
    let audit: AuditHead?
    /// Names are pseudonyms and dates are moved.
    let deidentified: Bool

    init(
        _ provenance: RunProvenance, _ summary: RunSummary, exitCode: Int32, definitions: [MetricDefinition],
        audit: AuditHead?, isDeidentified: Bool = false
    ) {
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
            failed: summary.failed, skipped: summary.skipped, unchanged: summary.unchanged,
            decoded: summary.decoded)
        self.exitCode = exitCode
        self.audit = audit
        deidentified = isDeidentified
    }
}
