import GRDB
import StudyRecords

extension ResultStore {
    /// What SQLite itself finds wrong with the file; empty when all is well.
    package func integrityProblems() throws(StoreError) -> [String] {
        try read("check the store") { database in
            let found = try String.fetchAll(database, sql: "PRAGMA integrity_check")
            let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").count
            return found.filter { $0 != "ok" } + (orphans > 0 ? ["\(orphans) rows belong to no photo"] : [])
        }
    }

    /// Paths in order with the digest of what is stored of each photo now, one photo in memory at a time.
    package func forEachPhoto(_ visit: (MeasuredPhoto, _ digest: String) -> Void) throws(StoreError) {
        try read("read the photos") { database in
            for path in try String.fetchAll(database, sql: "SELECT path FROM photo ORDER BY path") {
                guard let photo = try ResultStore.photo(path: path, withPicture: true, database) else { continue }
                visit(MeasuredPhoto(record: photo.record, values: photo.values), try photo.resultDigest())
            }
        }
    }
}
