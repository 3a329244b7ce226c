import HealingModel
import ResultStore
import SkinAnalysis
import StudyRecords

/// The end of a run: changes and curves, tables and pages, the audit log. Where nothing is new, what lies there stays.
struct RunConclusion {
    let store: ResultStore
    let target: OutputFolder
    let folder: StudyFolder
    let provenance: RunProvenance
    let isStrict: Bool

    /// - Returns: the exit code of the contract.
    func perform(_ counts: PhotoRound.Counts, _ listener: (RunEvent) -> Void) throws -> Int32 {
        let ingredients = try StoredOutcome.ingredients(store, provenance)
        let last = try store.outcome(StoredOutcome.self)
        var tables: [String: String] = [:]
        let outcome: StoredOutcome
        if let last, last.ingredients == ingredients, last.isWhole(in: target) {
            outcome = last
            try store.save(provenance)
        } else {
            (outcome, tables) = try derive(ingredients, listener)
        }
        var summary = try RunSummary(store)
        (summary.unchanged, summary.decoded) = (counts.reused, counts.decoded)
        summary.incomparablePairs = outcome.incomparablePairs
        let exitCode = summary.exitCode(strict: isStrict, measuredAnything: try store.hasMeasurements)
        try store.log("run-finished", RunFinishedAudit(counts: summary, exitCode: exitCode, tables: tables))
        try ResultWriter(store: store, target: target).writeRunFile(summary, exitCode: exitCode)
        listener(.finished(summary))
        return exitCode
    }

    private func derive(
        _ ingredients: String, _ listener: (RunEvent) -> Void
    ) throws -> (StoredOutcome, tables: [String: String]) {
        let photos = try store.photosWithoutPictures()
        listener(.curves(photos: photos.count))
        let derived = StudyAnalysis.analyze(
            photos: photos, treatments: folder.treatments, definitions: MetricCatalog.definitions,
            settings: folder.changeSettings)
        try store.finish(provenance, changes: derived.changes, curves: derived.curves, cohort: derived.cohort)
        let written = try ResultWriter(store: store, target: target).write(listener)
        var outcome = StoredOutcome(
            ingredients: ingredients, incomparablePairs: derived.changes.count { $0.verdict == .notComparable },
            files: [:])
        for name in written.names { outcome.files[name] = FileStamp(of: target.path(name)) }
        try store.save(outcome: outcome)
        return (outcome, written.tables)
    }
}

extension RunSummary {
    init(_ store: ResultStore) throws(StoreError) {
        self.init()
        let counts = try store.counts()
        (measured, warned, refused) = (counts[.measured] ?? 0, counts[.warned] ?? 0, counts[.refused] ?? 0)
        (failed, skipped) = (counts[.failed] ?? 0, counts[.skipped] ?? 0)
    }
}
