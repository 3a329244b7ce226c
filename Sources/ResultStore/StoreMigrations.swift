import GRDB

/// The schema, step by step. A migration that was released is never edited: a change is a further migration.
enum StoreMigrations {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { database in
            try createStudyTables(database)
            try createPhotoTables(database)
            try createOutcomeTables(database)
        }
        migrator.registerMigration("cohort") { database in try createCohortTables(database) }
        // The photo in the frame of its baseline, for comparing any two from the store alone.
        migrator.registerMigration("aligned") { database in
            try database.alter(table: "picture") { table in
                table.add(column: "aligned_preview", .blob)
                table.add(column: "aligned_planes", .blob)
            }
        }
        migrator.registerMigration("error budgets") { database in
            try database.alter(table: "measurement") { table in table.add(column: "errors", .jsonText) }
        }
        migrator.registerMigration("course") { database in
            try database.create(table: "course") { table in
                table.primaryKey("position", .integer)
                table.column("record", .jsonText).notNull()
            }
        }
        migrator.registerMigration("audit") { database in
            try createFileTable(database)
            try createAuditTable(database)
        }
        return migrator
    }()

    private static func createStudyTables(_ database: Database) throws {
        try database.create(table: "run") { table in
            table.primaryKey("id", .integer)
            table.column("record", .jsonText).notNull()
        }
        try database.create(table: "metric") { table in
            table.primaryKey("id", .text)
            table.column("position", .integer).notNull()
            table.column("revision", .integer).notNull()
            table.column("title", .text).notNull()
            table.column("unit", .text).notNull()
            table.column("formula", .text).notNull()
            table.column("record", .jsonText).notNull()
        }
        try database.create(table: "treatment") { table in
            table.column("subject", .text).notNull()
            table.column("session", .integer).notNull()
            table.column("treated_at", .text).notNull()
            table.column("device", .text)
            table.column("needle_mm", .double)
            table.column("arm", .text)
            table.column("record", .jsonText).notNull()
            table.primaryKey(["subject", "session"])
        }
    }

    private static func createPhotoTables(_ database: Database) throws {
        try database.create(table: "photo") { table in
            table.primaryKey("path", .text)
            table.column("subject", .text).notNull()
            table.column("region", .text).notNull()
            table.column("visit", .text).notNull()
            table.column("captured_at", .text)
            table.column("state", .text).notNull()
            table.column("reasons", .text).notNull()
            table.column("sha256", .text)
            // What the values depend on; a photo with the same key need not be measured again. NULL: never reused.
            table.column("reuse_key", .text)
            table.column("record", .jsonText).notNull()
        }
        try database.create(table: "measurement") { table in
            table.column("path", .text).notNull().references("photo", onDelete: .cascade)
            table.column("position", .integer).notNull()
            table.column("role", .text).notNull()
            table.column("metric", .text).notNull()
            table.column("revision", .integer).notNull()
            table.column("value", .double)
            table.column("unit", .text).notNull()
            table.column("standard_error", .double)
            table.column("pixels", .integer).notNull()
            table.column("flags", .text).notNull()
            table.column("label", .text)
            table.primaryKey(["path", "role", "metric"])
        }
        try database.create(table: "picture") { table in
            table.primaryKey("path", .text).references("photo", onDelete: .cascade)
            table.column("preview", .blob).notNull()
            table.column("redness_map", .blob).notNull()
            table.column("record", .jsonText).notNull()
        }
    }

    private static func createOutcomeTables(_ database: Database) throws {
        for name in ["change", "curve"] {
            try database.create(table: name) { table in
                table.primaryKey("position", .integer)
                table.column("subject", .text).notNull()
                table.column("region", .text).notNull()
                table.column("session", .integer).notNull()
                table.column("metric", .text).notNull()
                table.column("record", .jsonText).notNull()
            }
        }
    }

    /// Photo files as they were last seen, and where their study lies.
    private static func createFileTable(_ database: Database) throws {
        try database.create(table: "file") { table in
            table.primaryKey("path", .text)
            for name in ["size", "modified_ns", "changed_ns", "inode"] { table.column(name, .integer).notNull() }
            table.column("sha256", .text).notNull()
            table.column("width", .integer)
            table.column("height", .integer)
            table.column("exif_time", .text)
            table.column("exif_offset", .text)
        }
        try database.create(index: "photo_reuse_key", on: "photo", columns: ["reuse_key"])
        try database.create(index: "photo_subject", on: "photo", columns: ["subject"])
        try database.create(table: "origin") { table in
            table.primaryKey("id", .integer)
            table.column("study", .text).notNull()
        }
        try database.create(table: "outcome") { table in
            table.primaryKey("id", .integer)
            table.column("record", .jsonText).notNull()
        }
    }

    private static func createAuditTable(_ database: Database) throws {
        try database.create(table: "audit") { table in
            table.primaryKey("sequence", .integer)
            table.column("time", .text).notNull()
            table.column("kind", .text).notNull()
            // JSON; NULL once a person was forgotten.
            table.column("payload", .text)
            table.column("nonce", .text)
            table.column("payload_digest", .text).notNull()
            table.column("hash", .text).notNull()
        }
        try database.execute(
            sql: """
                CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit
                BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
                CREATE TRIGGER audit_keeps_values BEFORE UPDATE ON audit
                WHEN NEW.payload IS NOT NULL OR NEW.nonce IS NOT NULL OR NEW.sequence <> OLD.sequence
                  OR NEW.time <> OLD.time OR NEW.kind <> OLD.kind OR NEW.hash <> OLD.hash
                  OR NEW.payload_digest <> OLD.payload_digest
                BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
                """)
    }

    private static func createCohortTables(_ database: Database) throws {
        for name in ["stratum", "cohort", "alert"] {
            try database.create(table: name) { table in
                table.primaryKey("position", .integer)
                table.column("record", .jsonText).notNull()
            }
        }
    }
}
