import GRDB
import StudyRecords

extension ResultStore {
    /// Removes everything stored of a person. The log keeps its chain: payloads that name the person are erased, and one
    /// entry says that this was done, not of whom.
    ///
    /// - Returns: nil when nothing is known of the person.
    package func forget(subject: String) throws(StoreError) -> (photos: Int, entries: Int)? {
        let counts = try write("forget a subject") { database in
            let photos = try ResultStore.removePhotos(of: subject, database)
            try database.execute(sql: "DELETE FROM treatment WHERE subject = ?", arguments: [subject])
            let treatments = database.changesCount
            try database.execute(
                sql: """
                    UPDATE audit SET payload = NULL, nonce = NULL WHERE payload IS NOT NULL
                    AND ? IN (json_extract(payload, '$.subject'), json_extract(payload, '$.movedFromSubject'))
                    """, arguments: [subject])
            let entries = database.changesCount
            if photos + treatments + entries > 0 {
                try ResultStore.append("forgotten", ["entries": entries], at: clock(), database)
                try database.execute(sql: "DELETE FROM outcome")
            }
            return (photos, treatments, entries)
        }
        return counts.0 + counts.1 + counts.2 == 0 ? nil : (counts.0, counts.2)
    }

    /// Writes the file anew, so that no page of it holds what was removed.
    package func vacuum() throws(StoreError) {
        do {
            try withoutTransaction { try $0.execute(sql: "VACUUM") }
        } catch {
            throw StoreError("compact the result store", path, error)
        }
    }

    private static func removePhotos(of subject: String, _ database: Database) throws -> Int {
        try database.execute(
            sql: "DELETE FROM file WHERE path IN (SELECT path FROM photo WHERE subject = ?)", arguments: [subject])
        try database.execute(sql: "DELETE FROM photo WHERE subject = ?", arguments: [subject])
        return database.changesCount
    }
}
