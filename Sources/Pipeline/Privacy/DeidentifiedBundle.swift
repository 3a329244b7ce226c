import ResultStore
import StudyRecords

/// Tables and pages under pseudonyms and without pictures, in a folder that may be handed out. The key stays behind.
package struct DeidentifiedBundle: Sendable {
    package static let name = "deidentified"

    package var output: String
    package var bundle: String
    package var keyFile: String
    /// In place of that in the settings of the run.
    package var language: PageLanguage?

    /// - Parameters:
    ///   - bundle: default `DIR/deidentified`.
    ///   - keyFile: default `DIR/deidentify.key`.
    package init(output: String, bundle: String? = nil, keyFile: String? = nil) {
        self.output = output
        self.bundle = bundle ?? "\(output)/\(DeidentifiedBundle.name)"
        self.keyFile = keyFile ?? "\(output)/deidentify.key"
    }

    package func write(_ listener: (RunEvent) -> Void = { _ in }) throws {
        try StoreFailure.explained {
            PrivateFiles.begin()
            try requireApart()
            let store = try StudyStore.open(output)
            let key = try IdentityKey(file: keyFile)
            let original = try store.snapshot()
            let snapshot = try Deidentification(original, key: key).apply(to: original)
            let writer = ResultWriter(
                store: store, target: try OutputFolder(bundle),
                style: try original.provenance.style(language: language))
            _ = try writer.write(snapshot, pictures: { _ in [:] }, listener)
            let summary = RunSummary(photos: snapshot.photos.map(\.record))
            try writer.writeRunFile(snapshot, summary)
        }
    }

    /// What is handed out must not hold what it was made from.
    private func requireApart() throws(InputError) {
        guard !FileReading.isSame(bundle, output), !keyFile.hasPrefix(bundle + "/") else {
            throw InputError(
                .usage, file: bundle, "the bundle must lie apart from the results and the key",
                cure: "Choose another folder with --out, or another place with --key.")
        }
    }
}

/// The store of an output folder that must be there.
enum StudyStore {
    static func open(_ output: String) throws -> ResultStore { try ResultStore(existing: try path(output)) }

    static func path(_ output: String) throws(InputError) -> String {
        let database = "\(output)/results.sqlite"
        guard FileReading.kind(database) != nil else {
            throw InputError(
                .notFound, file: database, "there is no result store",
                cure: "Give the output folder of a run, e.g. STUDY/dermacurve-out.")
        }
        return database
    }
}
