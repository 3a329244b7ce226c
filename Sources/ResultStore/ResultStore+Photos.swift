import GRDB
import StudyRecords

extension ResultStore {
    /// Saves a photo with its values and pictures in one transaction, in place of what was known of it, and logs it.
    ///
    /// - Parameter reuseKey: digest of everything the values depend on; nil when they must not be reused.
    package func save(_ photo: MeasuredPhoto, reuseKey: String?, file: StoredFile? = nil) throws(StoreError) {
        try write("save \(photo.record.identity.path)") { database in
            if photo.values.isEmpty, reuseKey == nil, try ResultStore.isKnown(photo.record, database) { return }
            try ResultStore.replace(photo, reuseKey: reuseKey, database)
            if let file { try ResultStore.insert(file, path: photo.record.identity.path, database) }
            try ResultStore.append("photo", try ResultStore.audit(photo), at: clock(), database)
        }
    }

    /// Saves photos without values that are not yet there as they are, in one transaction.
    package func save(setAside records: [PhotoRecord]) throws(StoreError) {
        try write("save files that were set aside") { database in
            for record in records {
                if try ResultStore.isKnown(record, database) { continue }
                let photo = MeasuredPhoto(record: record)
                try ResultStore.replace(photo, reuseKey: nil, database)
                try ResultStore.append("photo", try ResultStore.audit(photo), at: clock(), database)
            }
        }
    }

    /// The photo as measured before, when nothing that its values depend on has changed since.
    package func measuredPhoto(path: String, reuseKey: String) throws(StoreError) -> MeasuredPhoto? {
        try read("look up \(path)") { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT record FROM photo WHERE path = ? AND reuse_key = ?", arguments: [path, reuseKey])
            guard let row else { return nil }
            return try ResultStore.measuredPhoto(record: row["record"], path: path, withPicture: true, database)
        }
    }

    /// Takes photos that are no longer part of the study out of the results; the log keeps that they were there.
    package func keepOnly(paths: Set<String>) throws(StoreError) {
        try write("remove photos that left the study") { database in
            let known = try Row.fetchAll(database, sql: "SELECT path, subject FROM photo ORDER BY path")
            for row in known {
                let removed = RemovedPhotoAudit(path: row["path"], subject: row["subject"])
                if paths.contains(removed.path) { continue }
                for table in ["photo", "file"] {
                    try database.execute(sql: "DELETE FROM \(table) WHERE path = ?", arguments: [removed.path])
                }
                try ResultStore.append("photo-removed", removed, at: clock(), database)
            }
        }
    }

    /// Whether a photo without results already stands there just so.
    private static func isKnown(_ record: PhotoRecord, _ database: Database) throws -> Bool {
        try String.fetchOne(
            database, sql: "SELECT record FROM photo WHERE path = ? AND reuse_key IS NULL",
            arguments: [record.identity.path]) == (try RecordCoding.text(record))
    }

    static func replace(_ photo: MeasuredPhoto, reuseKey: String?, _ database: Database) throws {
        let path = photo.record.identity.path
        try database.execute(sql: "DELETE FROM photo WHERE path = ?", arguments: [path])
        try insert(photo.record, reuseKey: reuseKey, database)
        try insert(photo.values, path: path, database)
        if let picture = photo.picture { try insert(picture, path: path, database) }
    }

    static func audit(_ photo: MeasuredPhoto) throws -> PhotoAudit {
        PhotoAudit(
            path: photo.record.identity.path, subject: photo.record.identity.subject, sha256: photo.record.sha256,
            state: photo.record.state.rawValue, reasons: photo.record.reasons, result: try photo.resultDigest())
    }

    static func photo(path: String, withPicture: Bool, _ database: Database) throws -> MeasuredPhoto? {
        try String.fetchOne(database, sql: "SELECT record FROM photo WHERE path = ?", arguments: [path]).map {
            try measuredPhoto(record: $0, path: path, withPicture: withPicture, database)
        }
    }

    static func measuredPhoto(
        record text: String, path: String, withPicture: Bool, _ database: Database
    ) throws -> MeasuredPhoto {
        let values = try Row.fetchAll(
            database, sql: "SELECT * FROM measurement WHERE path = ? ORDER BY position", arguments: [path])
        let picture =
            withPicture
            ? try Row.fetchOne(database, sql: "SELECT * FROM picture WHERE path = ?", arguments: [path]) : nil
        return MeasuredPhoto(
            record: try RecordCoding.record(PhotoRecord.self, text), values: try values.map(metricValue),
            picture: try picture.map(photoPicture))
    }

    private static func insert(_ record: PhotoRecord, reuseKey: String?, _ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO photo (path, subject, region, visit, captured_at, state, reasons, sha256, reuse_key, record)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                record.identity.path, record.identity.subject, record.identity.region, record.identity.visit,
                record.capturedAt?.description, record.state.rawValue, record.reasons.joinedText, record.sha256,
                reuseKey, try RecordCoding.text(record),
            ])
    }

    private static func insert(_ values: [MetricValue], path: String, _ database: Database) throws {
        for (position, value) in values.enumerated() {
            try database.execute(
                sql: """
                    INSERT INTO measurement
                    (path, position, role, metric, revision, value, unit, standard_error, pixels, flags, label, errors)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    path, position, value.role.rawValue, value.metric, value.revision, value.value, value.unit,
                    value.standardError, value.pixels, value.flags.joinedText, value.label,
                    try value.errors.map { try RecordCoding.text($0) },
                ])
        }
    }

    private static func metricValue(_ row: Row) throws -> MetricValue {
        let errors: String? = row["errors"]
        return MetricValue(
            role: RegionRole(rawValue: row["role"]) ?? .treated, metric: row["metric"], revision: row["revision"],
            unit: row["unit"], value: row["value"], standardError: row["standard_error"], pixels: row["pixels"],
            flags: [ReasonCode](joinedText: row["flags"]), label: row["label"],
            errors: try errors.map { try RecordCoding.record(ErrorBudget.self, $0) })
    }
}
