import ResultStore
import StudyRecords

/// The `report` command: tables and pages anew from the store, without a look at any photo.
package struct ReportRebuild: Sendable {
    package var output: String

    package init(output: String) { self.output = output }

    package func perform(_ listener: (RunEvent) -> Void) throws -> Int32 {
        try StoreFailure.explained { try rebuild(listener) }
    }

    private func rebuild(_ listener: (RunEvent) -> Void) throws -> Int32 {
        PrivateFiles.begin()
        let database = "\(output)/results.sqlite"
        guard FileReading.kind(database) != nil else {
            throw InputError(
                .notFound, file: database, "there is no result store",
                cure: "Give the output folder of a run, e.g. STUDY/dermacurve-out.")
        }
        let lock = try RunLock(folder: output)
        defer { withExtendedLifetime(lock) {} }
        let store = try ResultStore(existing: database)
        let photos = try store.photosWithoutPictures()
        let summary = RunSummary(photos: photos.map(\.record))
        let exitCode = summary.exitCode(strict: false, measuredAnything: photos.contains { !$0.values.isEmpty })
        try ResultWriter(store: store, target: try OutputFolder(output)).write(
            summary: summary, exitCode: exitCode, listener)
        listener(.finished(summary))
        return exitCode
    }
}
