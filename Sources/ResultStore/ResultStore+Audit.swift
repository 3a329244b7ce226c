import Foundation
import GRDB
import StudyRecords

/// The audit log: rows are only ever added (the schema refuses anything else but erasing a forgotten person's payload).
extension ResultStore {
    /// Adds an entry in a transaction of its own.
    package func log(_ kind: String, _ payload: some Encodable) throws(StoreError) {
        try write("write the audit log") { try ResultStore.append(kind, payload, at: clock(), $0) }
    }

    package func auditHead() throws(StoreError) -> AuditHead? {
        try read("read the audit log") { try ResultStore.head($0) }
    }

    /// Hands every entry to `visit` in order, one at a time.
    package func forEachAuditEntry(_ visit: (AuditEntry) -> Void) throws(StoreError) {
        try read("read the audit log") { database in
            let rows = try Row.fetchCursor(database, sql: "SELECT * FROM audit ORDER BY sequence")
            while let row = try rows.next() { visit(ResultStore.entry(row)) }
        }
    }

    static func append(_ kind: String, _ payload: some Encodable, at time: String, _ database: Database) throws {
        let entry = AuditEntry(
            after: try head(database), time: time, kind: kind, payload: try RecordCoding.text(payload),
            nonce: UUID().uuidString)
        try database.execute(
            sql: """
                INSERT INTO audit (sequence, time, kind, payload, nonce, payload_digest, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                entry.sequence, entry.time, entry.kind, entry.payload, entry.nonce, entry.payloadDigest, entry.hash,
            ])
    }

    static func head(_ database: Database) throws -> AuditHead? {
        try Row.fetchOne(database, sql: "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1").map {
            AuditHead(length: $0["sequence"], hash: $0["hash"])
        }
    }

    private static func entry(_ row: Row) -> AuditEntry {
        AuditEntry(
            sequence: row["sequence"], time: row["time"], kind: row["kind"], payload: row["payload"],
            nonce: row["nonce"], payloadDigest: row["payload_digest"], hash: row["hash"])
    }
}

/// What the log says of a photo: which bytes, how it ended, and a digest of everything that was stored.
package struct PhotoAudit: Codable, Sendable, Hashable {
    package var path: String
    package var subject: String
    package var sha256: String?
    package var state: String
    package var reasons: [ReasonCode]
    package var result: String
    /// Where the photo lay before, when it was recognized by its content.
    package var movedFrom: String?
    package var movedFromSubject: String?
}

/// A photo that left the study.
package struct RemovedPhotoAudit: Codable, Sendable, Hashable {
    package var path: String
    package var subject: String
}

extension MeasuredPhoto {
    /// SHA-256 of record, values and pictures as they are stored.
    package func resultDigest() throws -> String {
        var parts = [try RecordCoding.text(record)] + (try values.map { try RecordCoding.text($0) })
        if let picture {
            parts += [
                MessageDigest.sha256(picture.previewJPEG), MessageDigest.sha256(picture.rednessMapJPEG),
                try RecordCoding.text(picture.polygons),
            ]
            if let aligned = picture.aligned {
                parts += [
                    MessageDigest.sha256(aligned.previewJPEG), MessageDigest.sha256(aligned.planesPNG),
                    try RecordCoding.text(aligned.frame), aligned.textureBand ?? "",
                ]
            }
        }
        return MessageDigest.sha256(parts.joined(separator: "\n"))
    }
}
