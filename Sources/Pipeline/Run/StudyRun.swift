import Foundation
import HealingModel
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

    /// - Returns: the exit code of the contract.
    package func perform(_ listener: @escaping @Sendable (RunEvent) -> Void) throws -> Int32 {
        try StoreFailure.explained {
            let folder = try StudyFolder(root: study, outputFolder: output)
            PrivateFiles.begin()
            let target = try OutputFolder(output)
            let lock = try RunLock(folder: output)
            defer { withExtendedLifetime(lock) {} }
            let store = try ResultStore(path: target.path("results.sqlite"))
            return try perform(folder, target, store, listener)
        }
    }

    private func perform(
        _ folder: StudyFolder, _ target: OutputFolder, _ store: ResultStore,
        _ listener: @escaping @Sendable (RunEvent) -> Void
    ) throws -> Int32 {
        var provenance = RunProvenance(of: folder, at: StudyTime.now)
        try store.begin(
            provenance, treatments: folder.treatments, definitions: MetricCatalog.definitions,
            study: URL(fileURLWithPath: study).standardizedFileURL.path)
        let round = try PhotoRound(folder: folder, store: store, lanes: lanes, isFresh: isFresh)
        let counts = try round.perform(listener)
        provenance.finishedAt = StudyTime.now
        let exitCode = try conclude(store, folder, provenance, counts, target, listener)
        try store.close()
        return exitCode
    }

    private func conclude(
        _ store: ResultStore, _ folder: StudyFolder, _ provenance: RunProvenance, _ counts: PhotoRound.Counts,
        _ target: OutputFolder, _ listener: (RunEvent) -> Void
    ) throws -> Int32 {
        let photos = try store.photosWithoutPictures()
        let outcome = StudyAnalysis.analyze(
            photos: photos, treatments: folder.treatments, definitions: MetricCatalog.definitions,
            settings: folder.settings.change)
        try store.finish(provenance, changes: outcome.changes, curves: outcome.curves, cohort: outcome.cohort)
        var summary = RunSummary(photos: photos.map(\.record))
        (summary.unchanged, summary.decoded) = (counts.reused, counts.decoded)
        summary.incomparablePairs = outcome.changes.count { $0.verdict == .notComparable }
        let exitCode = summary.exitCode(strict: isStrict, measuredAnything: photos.contains { !$0.values.isEmpty })
        try ResultWriter(store: store, target: target).write(summary: summary, exitCode: exitCode, listener)
        listener(.finished(summary))
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
