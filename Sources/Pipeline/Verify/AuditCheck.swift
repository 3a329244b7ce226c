import Foundation
import ResultStore
import StudyRecords

/// Walks the audit log from its first entry: every hash must follow from the one before, every payload must be the one that
/// was written, and what the log last said of each photo must be what is stored.
struct AuditCheck {
    private(set) var findings: [VerifyFinding] = []
    private(set) var entries = 0
    /// Digest of the result the log last named for each photo.
    private(set) var results: [String: String] = [:]
    /// Whether the log ends with a finished run.
    private(set) var isFinished = false
    private var head: AuditHead?

    init(_ store: ResultStore, runHead: AuditHead?) throws(StoreError) {
        var check = self
        try store.forEachAuditEntry { check.visit($0, runHead) }
        self = check
        if let runHead, runHead.length > entries {
            findings.append(
                VerifyFinding(
                    "audit-cut-short", "audit log", "run.json knows \(runHead.length) entries, the log has \(entries)"))
        }
    }

    private mutating func visit(_ entry: AuditEntry, _ runHead: AuditHead?) {
        entries += 1
        let place = "audit entry \(entry.sequence)"
        if !entry.follows(head) {
            findings.append(
                VerifyFinding("audit-chain-broken", place, "it was changed, or an entry before it is missing"))
        }
        if !entry.holdsItsPayload {
            findings.append(VerifyFinding("audit-entry-changed", place, "its \(entry.kind) record was changed"))
        }
        if let runHead, runHead.length == entry.sequence, runHead.hash != entry.hash {
            findings.append(VerifyFinding("audit-rewritten", place, "run.json was written after another entry"))
        }
        head = AuditHead(length: entry.sequence, hash: entry.hash)
        note(entry)
    }

    private mutating func note(_ entry: AuditEntry) {
        isFinished = entry.kind == "run-finished" || (isFinished && entry.kind == "forgotten")
        guard let payload = entry.payload.map({ Data($0.utf8) }) else { return }
        let decoder = JSONDecoder()
        if let photo = try? decoder.decode(PhotoAudit.self, from: payload) {
            results[photo.path] = photo.result
        } else if entry.kind == "photo-removed",
            let removed = try? decoder.decode(RemovedPhotoAudit.self, from: payload)
        {
            results[removed.path] = nil
        }
    }
}

/// Something that does not agree.
package struct VerifyFinding: Encodable, Sendable, Hashable {
    package let code: String
    package let place: String
    package let detail: String

    init(_ code: String, _ place: String, _ detail: String) {
        (self.code, self.place, self.detail) = (code, place, detail)
    }
}
