import GRDB
import StudyRecords

/// What an earlier run left: which photo has which results, and which file was seen how.
extension ResultStore {
    /// The record stored under a key, wherever its photo lay; the photo at `path` comes first.
    package func record(reuseKey: String, preferring path: String) throws(StoreError) -> PhotoRecord? {
        try read("look up \(path)") { database in
            let text = try String.fetchOne(
                database, sql: "SELECT record FROM photo WHERE reuse_key = ? ORDER BY path <> ?, path LIMIT 1",
                arguments: [reuseKey, path])
            return try text.map { try RecordCoding.record(PhotoRecord.self, $0) }
        }
    }

    /// Takes over values and pictures of a stored photo for another one of the same content, or under a changed record.
    package func adopt(
        _ record: PhotoRecord, from path: String, reuseKey: String, file: StoredFile?
    ) throws(StoreError) {
        let own = record.identity.path
        try write("save \(own)") { database in
            guard let known = try ResultStore.photo(path: path, withPicture: true, database) else {
                throw DatabaseError(message: "the results of \(path) are gone")
            }
            let photo = MeasuredPhoto(record: record, values: known.values, picture: known.picture)
            try ResultStore.replace(photo, reuseKey: reuseKey, database)
            if let file { try ResultStore.insert(file, path: own, database) }
            var audit = try ResultStore.audit(photo)
            if path != own { (audit.movedFrom, audit.movedFromSubject) = (path, known.record.identity.subject) }
            try ResultStore.append(path == own ? "photo" : "photo-moved", audit, at: clock(), database)
        }
    }

    /// Photo files as the last run saw them, by path.
    package func files() throws(StoreError) -> [String: StoredFile] {
        try read("read the list of files") { database in
            var files: [String: StoredFile] = [:]
            let rows = try Row.fetchCursor(database, sql: "SELECT * FROM file")
            while let row = try rows.next() { files[row["path"]] = ResultStore.storedFile(row) }
            return files
        }
    }

    /// Notes how files look now whose photos are otherwise unchanged.
    package func save(_ files: [String: StoredFile]) throws(StoreError) {
        try write("save the list of files") { database in
            for (path, file) in files { try ResultStore.insert(file, path: path, database) }
        }
    }

    package var isEmpty: Bool {
        get throws(StoreError) {
            try read("look into the store") { try Bool.fetchOne($0, sql: "SELECT NOT EXISTS (SELECT 1 FROM photo)") }
                ?? true
        }
    }

    static func insert(_ file: StoredFile, path: String, _ database: Database) throws {
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO file
                (path, size, modified_ns, changed_ns, inode, sha256, width, height, exif_time, exif_offset)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                path, file.stamp.size, file.stamp.modifiedNanoseconds, file.stamp.changedNanoseconds, file.stamp.inode,
                file.sha256, file.header?.width, file.header?.height, file.header?.exifTime, file.header?.exifOffset,
            ])
    }

    private static func storedFile(_ row: Row) -> StoredFile {
        let size: (Int?, Int?) = (row["width"], row["height"])
        var header: HeaderFacts?
        if case (let width?, let height?) = size {
            header = HeaderFacts(
                width: width, height: height, exifTime: row["exif_time"], exifOffset: row["exif_offset"])
        }
        return StoredFile(
            stamp: FileStamp(
                size: row["size"], modifiedNanoseconds: row["modified_ns"], changedNanoseconds: row["changed_ns"],
                inode: row["inode"]), sha256: row["sha256"], header: header)
    }
}
