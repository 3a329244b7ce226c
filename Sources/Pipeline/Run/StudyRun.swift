import Foundation
import ResultStore
import SkinAnalysis
import StudyRecords

/// The `run` command: measures what is new or changed, stores it, derives changes and curves, writes tables and reports.
package struct StudyRun: Sendable {
    package var study: String
    package var output: String
    package var lanes: Int
    /// Measures every photo anew.
    package var isFresh: Bool
    /// Refusals count against the exit code.
    package var isStrict: Bool

    package init(study: String, output: String?, lanes: Int?, isFresh: Bool, isStrict: Bool) {
        self.study = study
        self.output = output ?? study + "/dermacurve-out"
        self.lanes = lanes ?? ProcessInfo.processInfo.activeProcessorCount
        self.isFresh = isFresh
        self.isStrict = isStrict
    }

    /// Megabytes for all lanes together; fewer lanes run when it does not suffice for all.
    package var memoryMegabytes: Int?
    /// In place of report.language in study.yaml.
    package var language: PageLanguage?

    /// - Returns: the exit code of the contract.
    package func perform(_ listener: @escaping @Sendable (RunEvent) -> Void) throws -> Int32 {
        try StoreFailure.explained {
            var folder = try StudyFolder(root: study, outputFolder: output)
            if let language { folder.settings.report.language = language }
            let lanes = try MemoryBudget(megabytes: memoryMegabytes, limits: folder.settings.limits).lanes(of: lanes)
            PrivateFiles.begin()
            let target = try OutputFolder(output)
            let lock = try RunLock(folder: output)
            defer { withExtendedLifetime(lock) {} }
            let store = try ResultStore(path: target.path("results.sqlite"))
            return try perform(folder, target, store, lanes, listener)
        }
    }

    private func perform(
        _ folder: StudyFolder, _ target: OutputFolder, _ store: ResultStore, _ lanes: Int,
        _ listener: @escaping @Sendable (RunEvent) -> Void
    ) throws -> Int32 {
        let presence = StorePresence(path: target.path("results.sqlite"))
        var provenance = RunProvenance(of: folder, at: StudyTime.now)
        try store.begin(
            provenance, treatments: folder.treatments, definitions: MetricCatalog.definitions,
            study: URL(fileURLWithPath: study).standardizedFileURL.path)
        let round = try PhotoRound(
            folder: folder, store: store, presence: presence, lanes: lanes, isFresh: isFresh)
        let counts = try round.perform(listener)
        provenance.finishedAt = StudyTime.now
        let conclusion = RunConclusion(
            store: store, target: target, folder: folder, provenance: provenance, isStrict: isStrict)
        let exitCode = try conclusion.perform(counts, listener)
        try presence.check()
        try store.close()
        return exitCode
    }
}

extension StudyTime {
    /// The machine's clock in UTC; for provenance only, never for results.
    static var now: StudyTime { StudyTime(epochSeconds: Int(Date().timeIntervalSince1970), offsetMinutes: 0) }
}

extension RunProvenance {
    init(of folder: StudyFolder, at time: StudyTime) {
        self.init(
            settings: folder.settings, studyName: folder.name, at: time,
            notes: folder.hasTreatmentTable ? [] : [.noTreatments])
        repeatability = folder.repeatability.map { "\($0.name), SHA-256 \($0.digest)" }
    }

    /// Provenance of this build under some settings.
    init(settings: StudySettings, studyName: String, at time: StudyTime, notes: [ReasonCode]) {
        self.init(
            version: ProductVersion.version, commit: ProductVersion.commit, toolchain: ProductVersion.toolchain,
            hostArchitecture: ProductVersion.architecture, settings: settings.yaml,
            settingsDigest: MessageDigest.sha256(Array(settings.yaml.utf8)), startedAt: time, studyName: studyName,
            notes: notes)
    }
}
