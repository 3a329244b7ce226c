import Foundation
import GRDB
import StudyRecords
import Testing

@testable import ResultStore

@Suite struct StoreOpeningTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path() }

    init() throws { folder = try TemporaryFolder() }

    private func expectRefusal(of path: String, _ open: (String) throws -> ResultStore) throws {
        let error = try #require(#expect(throws: StoreError.self) { try open(path) })
        #expect(error.path == path)
        #expect(error.description.contains(path))
    }

    @Test func aMissingStoreIsNamedAndNotCreated() throws {
        try expectRefusal(of: path) { try ResultStore(existing: $0) }
        #expect(try folder.files.isEmpty)
    }

    @Test func aFolderThatDoesNotExistIsNamed() throws {
        try expectRefusal(of: folder.path("nowhere/results.sqlite")) { try ResultStore(path: $0) }
    }

    @Test func aForeignFileIsNamedAndLeftAlone() throws {
        let text = Data(String(repeating: "subject,session\nP1,1\n", count: 100).utf8)
        try text.write(to: URL(filePath: path))
        try expectRefusal(of: path) { try ResultStore(existing: $0) }
        try expectRefusal(of: path) { try ResultStore(path: $0) }
        #expect(try Data(contentsOf: URL(filePath: path)) == text)
    }

    @Test func anEmptyFileAndAForeignDatabaseHoldNoResults() throws {
        try Data().write(to: URL(filePath: path))
        try expectRefusal(of: path) { try ResultStore(existing: $0) }
        let foreign = folder.path("foreign.sqlite")
        try DatabaseQueue(path: foreign).write { try $0.execute(sql: "CREATE TABLE other (id INTEGER)") }
        try expectRefusal(of: foreign) { try ResultStore(existing: $0) }
    }

    @Test func aStoreOfALaterVersionIsRefusedAndKept() throws {
        let store = try ResultStore(path: path)
        try store.save(StoredRecords.photo(), reuseKey: nil)
        try store.write("pretend a later version") { database in
            try database.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('v2-of-the-future')")
        }
        try store.close()
        try expectRefusal(of: path) { try ResultStore(existing: $0) }
        try expectRefusal(of: path) { try ResultStore(path: $0) }
        let left = try DatabaseQueue(path: path).read { database in
            try String.fetchAll(
                database, sql: "SELECT identifier FROM grdb_migrations UNION ALL SELECT path FROM photo")
        }
        #expect(
            left == [
                "v1", "cohort", "aligned", "error budgets", "course", "audit", "v2-of-the-future", "P1/v1/cheek.jpg",
            ])
    }

    @Test func openingAgainKeepsTheDataAndMigratesNothing() throws {
        for _ in 0..<3 {
            let store = try ResultStore(path: path)
            try store.save(StoredRecords.photo(), reuseKey: "key")
            try store.close()
        }
        let store = try ResultStore(path: path)
        #expect(try store.measuredPhoto(path: "P1/v1/cheek.jpg", reuseKey: "key") == StoredRecords.photo())
        let applied = try store.read("list migrations") {
            try String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations")
        }
        #expect(applied == ["v1", "cohort", "aligned", "error budgets", "course", "audit"])
    }

    /// People query these columns, and stores with them lie on disks: a change is a further migration, never an edit.
    @Test func theReleasedSchemaIsFrozen() throws {
        let schema = try ResultStore(path: path).read("list columns") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT m.name AS place, group_concat(c.name || iif(c."notnull", '!', ''), ' ') AS columns
                    FROM sqlite_master m, pragma_table_info(m.name) c
                    WHERE m.type = 'table' AND m.name <> 'grdb_migrations' GROUP BY m.name ORDER BY m.name
                    """
            ).map { "\($0["place"] as String): \($0["columns"] as String)" }
        }
        let list = "position record!"
        let outcome = "position subject! region! session! metric! record!"
        #expect(
            schema == [
                "alert: \(list)", "audit: sequence time! kind! payload nonce payload_digest! hash!",
                "change: \(outcome)", "cohort: \(list)", "course: \(list)", "curve: \(outcome)",
                "file: path! size! modified_ns! changed_ns! inode! sha256! width height exif_time exif_offset",
                "measurement: path! position! role! metric! revision! value unit! standard_error pixels! flags! label "
                    + "errors",
                "metric: id! position! revision! title! unit! formula! record!",
                "origin: id study!", "outcome: id record!",
                "photo: path! subject! region! visit! captured_at state! reasons! sha256 reuse_key record!",
                "picture: path! preview! redness_map! record! aligned_preview aligned_planes", "run: id record!",
                "stratum: \(list)",
                "treatment: subject! session! treated_at! device needle_mm arm record!",
            ])
    }

    @Test func closingLeavesOneFile() throws {
        let store = try ResultStore(path: path)
        try store.save(StoredRecords.photo(), reuseKey: "key")
        try store.close()
        #expect(try folder.files == ["results.sqlite"])
        #expect(try ResultStore(existing: path).photosWithoutPictures().count == 1)
        #expect(try folder.files == ["results.sqlite"])
    }

    @Test func aStoreOpenedForReadingRefusesToBeWritten() throws {
        try ResultStore(path: path).close()
        let store = try ResultStore(existing: path)
        #expect(throws: StoreError.self) { try store.save(StoredRecords.photo(), reuseKey: nil) }
        #expect(try store.photosWithoutPictures().isEmpty)
    }

    /// People read the columns with other tools; they must say what the record says.
    @Test func columnsCarryWhatPeopleQuery() throws {
        let store = try ResultStore(path: path)
        try store.save(StoredRecords.photo(), reuseKey: "key")
        let row = try #require(
            try store.read("query") { database in
                try Row.fetchOne(
                    database,
                    sql: """
                        SELECT subject, captured_at, state, reasons, role, value, flags FROM photo
                        JOIN measurement USING (path) WHERE metric = 'redness' AND role = 'control'
                        """)
            })
        #expect(row["subject"] == "P1")
        #expect(row["captured_at"] == StoredRecords.time.description)
        #expect(row["state"] == "warned")
        #expect(row["reasons"] == "glare;overexposed")
        #expect(row["value"] == 0.1 + 0.2)
        #expect(row["flags"] == "few-tiles;no-control")
    }
}
