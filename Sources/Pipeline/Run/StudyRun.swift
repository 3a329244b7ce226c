import Foundation
import HealingModel
import ResultStore
import SkinAnalysis
import StudyRecords
import Synchronization

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
        let folder = try StudyFolder(root: study, outputFolder: output)
        let plan = RunPlan(folder)
        let target = try OutputFolder(output)
        let store = try ResultStore(path: target.path("results.sqlite"))
        var provenance = RunProvenance(of: folder, at: StudyTime.now)
        try store.begin(provenance, treatments: folder.treatments, definitions: MetricCatalog.definitions)
        listener(.started(photos: plan.items.count, setAside: plan.setAside.count))
        let reused = try measure(plan, folder.settings, store, listener)
        for record in plan.setAside { try store.save(MeasuredPhoto(record: record), reuseKey: nil) }
        try store.keepOnly(paths: Set((plan.items.map(\.task.identity) + plan.setAside.map(\.identity)).map(\.path)))
        provenance.finishedAt = StudyTime.now
        let summary = try conclude(store, folder, provenance, reused: reused, target, listener)
        try store.close()
        return summary
    }

    /// Every photo through the pipeline, over all lanes; each is saved as soon as it is done.
    ///
    /// - Returns: how many were taken over unchanged.
    private func measure(
        _ plan: RunPlan, _ settings: StudySettings, _ store: ResultStore,
        _ listener: @escaping @Sendable (RunEvent) -> Void
    ) throws -> Int {
        let tasks = plan.items.map(\.task)
        let pipeline = PhotoPipeline(settings: settings, shelf: BaselineShelf(tasks: tasks))
        let done = Mutex(0)
        let isFresh = isFresh
        let outcomes = LaneRunner.perform(jobs: tasks.count, lanes: lanes) {
            index, workspace -> Result<Bool, StoreError> in
            let processed = pipeline.process(tasks[index], workspace: workspace) { key in
                isFresh ? nil : try? store.measuredPhoto(path: tasks[index].identity.path, reuseKey: key)
            }
            let saved = Result { () throws(StoreError) in
                if !processed.isReused { try store.save(processed.photo, reuseKey: processed.reuseKey) }
                return processed.isReused
            }
            let count = done.withLock { count in
                count += 1
                return count
            }
            let record = processed.photo.record
            listener(
                .photo(
                    path: record.identity.path, state: record.state, reasons: record.reasons,
                    isReused: processed.isReused, done: count, total: tasks.count))
            return saved
        }
        return try outcomes.reduce(0) { try $0 + ($1.get() ? 1 : 0) }
    }

    private func conclude(
        _ store: ResultStore, _ folder: StudyFolder, _ provenance: RunProvenance, reused: Int, _ target: OutputFolder,
        _ listener: (RunEvent) -> Void
    ) throws -> Int32 {
        let photos = try store.photosWithoutPictures()
        let outcome = StudyAnalysis.analyze(
            photos: photos, treatments: folder.treatments, definitions: MetricCatalog.definitions,
            settings: folder.changeSettings)
        try store.finish(provenance, changes: outcome.changes, curves: outcome.curves, cohort: outcome.cohort)
        var summary = RunSummary(photos: photos.map(\.record))
        summary.unchanged = reused
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
