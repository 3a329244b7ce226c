import Foundation
import ResultStore
import StudyRecords

/// What the last finished run wrote, and from what: a run that finds both unchanged has nothing to derive or to write.
struct StoredOutcome: Codable, Hashable {
    /// Digest of everything tables and pages are made from.
    var ingredients: String
    var incomparablePairs: Int
    /// Every file written, as it looked when it was done.
    var files: [String: FileStamp]

    /// Results, treatments, settings, definitions and the build: all that tables and pages depend on.
    static func ingredients(_ store: ResultStore, _ provenance: RunProvenance) throws -> String {
        let parts = [
            provenance.version, provenance.commit, provenance.settings, provenance.studyName,
            provenance.repeatability ?? "",
            provenance.notes.map(\.rawValue).joined(separator: ";"), try store.inputsDigest(),
        ]
        return MessageDigest.sha256(parts.joined(separator: "\n"))
    }

    /// Whether every file is there as it was written.
    func isWhole(in folder: OutputFolder) -> Bool {
        files.allSatisfy { FileStamp(of: folder.path($0.key)) == $0.value }
    }
}

/// The last entry of a run in the audit log.
struct RunFinishedAudit: Codable {
    var counts: RunSummary
    var exitCode: Int32
    /// SHA-256 of every table.
    var tables: [String: String]
}
