import HealingModel
import ResultStore
import SkinAnalysis
import StudyRecords

/// The `forget` command: takes out everything that was derived from one person's photos. The photos themselves are the
/// user's and stay.
package struct ForgottenSubject: Sendable {
    package struct Outcome: Sendable {
        package let photos: Int
        package let logEntries: Int
        /// Whether a bundle under pseudonyms was removed, since it held the person too.
        package let removedBundle: Bool
    }

    package var subject: String
    package var output: String

    package init(subject: String, output: String) { (self.subject, self.output) = (subject, output) }

    package func perform(_ listener: (RunEvent) -> Void) throws -> Outcome {
        try StoreFailure.explained {
            PrivateFiles.begin()
            let database = try StudyStore.path(output)
            let lock = try RunLock(folder: output)
            defer { withExtendedLifetime(lock) {} }
            let target = try OutputFolder(output)
            let store = try ResultStore(path: database)
            guard let counts = try store.forget(subject: subject) else {
                throw InputError(
                    .notFound, file: output, "nothing is stored of \"\(subject)\"",
                    cure: "Names of subjects are in tables/photos.csv.")
            }
            try rebuild(store, target, listener)
            try store.close()
            let hadBundle = target.remove(DeidentifiedBundle.name)
            return Outcome(photos: counts.photos, logEntries: counts.entries, removedBundle: hadBundle)
        }
    }

    private func rebuild(_ store: ResultStore, _ target: OutputFolder, _ listener: (RunEvent) -> Void) throws {
        let provenance = try store.provenance()
        let settings = try StudySettings(yaml: provenance.settings, file: "settings of the run")
        let photos = try store.photosWithoutPictures()
        let derived = StudyAnalysis.analyze(
            photos: photos, treatments: try store.snapshot().treatments, definitions: try store.definitions(),
            settings: settings.change)
        try store.finish(provenance, changes: derived.changes, curves: derived.curves, cohort: derived.cohort)
        let writer = ResultWriter(store: store, target: target)
        _ = try writer.write(listener)
        let summary = try RunSummary(store)
        let exitCode = summary.exitCode(strict: false, measuredAnything: try store.hasMeasurements)
        try writer.writeRunFile(summary, exitCode: exitCode)
        try store.vacuum()
    }
}
