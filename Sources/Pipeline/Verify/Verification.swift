import Foundation
import HealingModel
import Reporting
import ResultStore
import SkinAnalysis
import StudyRecords

/// The `verify` command: whether the store is what it says, and whether the originals still give the same numbers.
package struct Verification: Sendable {
    package struct Outcome: Encodable, Sendable {
        package var findings: [VerifyFinding] = []
        package var auditEntries = 0
        package var photos = 0
        package var rederived = 0
        package var notes: [String] = []
    }

    package var output: String
    /// How many photos are measured again; nil for all.
    package var sample: Int?
    package var study: String?
    package var lanes: Int

    package init(output: String, sample: Int?, study: String?, lanes: Int?) {
        (self.output, self.sample, self.study) = (output, sample, study)
        self.lanes = lanes ?? ProcessInfo.processInfo.activeProcessorCount
    }

    /// - Parameter listener: hears of every photo that was measured again.
    package func perform(_ listener: @escaping @Sendable (_ done: Int, _ total: Int) -> Void) throws -> Outcome {
        try StoreFailure.explained {
            let store = try StudyStore.open(output)
            var outcome = Outcome()
            outcome.findings = try store.integrityProblems().map {
                VerifyFinding("store-damaged", "results.sqlite", $0)
            }
            guard outcome.findings.isEmpty else { return outcome }
            let check = try AuditCheck(store, runHead: runHead)
            outcome.auditEntries = check.entries
            outcome.findings += check.findings
            var photos: [MeasuredPhoto] = []
            var digests: [String: String] = [:]
            try store.forEachPhoto { photo, digest in
                photos.append(photo)
                digests[photo.record.identity.path] = digest
            }
            outcome.photos = photos.count
            outcome.findings += compare(digests, with: check.results)
            if check.isFinished {
                outcome.findings += try derived(store)
            } else {
                outcome.notes.append("The last run did not finish; its tables were not checked.")
            }
            try Rederivation(verification: self, store: store, digests: digests).perform(
                photos, &outcome, listener)
            return outcome
        }
    }

    private var runHead: AuditHead? {
        struct Run: Decodable { let audit: AuditHead? }
        return FileReading.bytes("\(output)/run.json").flatMap {
            (try? JSONDecoder().decode(Run.self, from: Data($0)))?.audit
        }
    }

    private func compare(_ stored: [String: String], with logged: [String: String]) -> [VerifyFinding] {
        let changed = stored.sorted { $0.key < $1.key }.compactMap { path, digest -> VerifyFinding? in
            switch logged[path] {
            case digest: nil
            case nil: VerifyFinding("photo-not-logged", path, "the log knows no result of it")
            default: VerifyFinding("result-changed", path, "record, values or pictures are not those the log names")
            }
        }
        let missing = logged.keys.sorted().filter { stored[$0] == nil }
        return changed + missing.map { VerifyFinding("result-missing", $0, "the log names a result that is gone") }
    }

    /// Changes, curves and cohort from the stored photos anew, and the tables they make.
    private func derived(_ store: ResultStore) throws -> [VerifyFinding] {
        var snapshot = try store.snapshot()
        let stored = Dictionary(uniqueKeysWithValues: Tables.render(snapshot).map { ($0.path, $0.bytes) })
        let settings = try StudySettings(yaml: snapshot.provenance.settings, file: "settings of the run")
        let outcome = StudyAnalysis.analyze(
            photos: snapshot.photos, treatments: snapshot.treatments, definitions: snapshot.definitions,
            settings: settings.change)
        (snapshot.changes, snapshot.curves, snapshot.cohort) = (outcome.changes, outcome.curves, outcome.cohort)
        return Tables.render(snapshot).compactMap { table in
            if stored[table.path] != table.bytes {
                return VerifyFinding("derived-differs", table.path, "the stored photos give other rows than are stored")
            }
            guard let bytes = FileReading.bytes("\(output)/\(table.path)") else {
                return VerifyFinding("table-missing", table.path, "the file is gone")
            }
            return bytes == table.bytes
                ? nil : VerifyFinding("table-changed", table.path, "the file is not what the store gives")
        }
    }
}
