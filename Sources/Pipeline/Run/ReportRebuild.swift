import ResultStore
import StudyRecords

/// The `report` command: tables and pages anew from the store, without a look at any photo.
package struct ReportRebuild: Sendable {
    package var output: String
    /// In place of that in the settings of the run.
    package var language: PageLanguage?

    package init(output: String, language: PageLanguage? = nil) {
        self.output = output
        self.language = language
    }

    package func perform(_ listener: (RunEvent) -> Void) throws -> Int32 {
        try StoreFailure.explained { try rebuild(listener) }
    }

    private func rebuild(_ listener: (RunEvent) -> Void) throws -> Int32 {
        PrivateFiles.begin()
        let database = try StudyStore.path(output)
        let lock = try RunLock(folder: output)
        defer { withExtendedLifetime(lock) {} }
        let store = try ResultStore(existing: database)
        let summary = try RunSummary(store)
        let exitCode = summary.exitCode(strict: false, measuredAnything: try store.hasMeasurements)
        let style = try store.provenance().style(language: language)
        let writer = ResultWriter(store: store, target: try OutputFolder(output), style: style)
        _ = try writer.write(listener)
        try writer.writeRunFile(summary, exitCode: exitCode)
        listener(.finished(summary))
        return exitCode
    }
}
