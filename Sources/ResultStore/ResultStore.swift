import Foundation
import GRDB
import StudyRecords

/// The embedded SQLite database of one output folder: `results.sqlite`.
///
/// Every photo is saved in one transaction with its values and pictures, so after a crash each photo is there whole or
/// not at all. Columns that people query stand on their own; the complete record lies beside them as JSON.
package final class ResultStore: Sendable {
    private let database: DatabaseQueue
    /// The time of audit entries, ISO 8601.
    let clock: @Sendable () -> String

    /// Opens or creates a store and brings its schema up to date.
    package init(
        path: String, clock: @escaping @Sendable () -> String = ResultStore.machineTime
    ) throws(StoreError) {
        self.clock = clock
        do {
            var configuration = Configuration()
            configuration.journalMode = .wal
            // Removed rows are overwritten, not only marked as free.
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
            database = try DatabaseQueue(path: path, configuration: configuration)
            try ResultStore.refuseLaterSchema(database, path)
            try StoreMigrations.migrator.migrate(database)
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError("open the result store", path, error)
        }
    }

    /// Opens a store that must exist, for reading.
    package init(existing path: String) throws(StoreError) {
        clock = ResultStore.machineTime
        do {
            var configuration = Configuration()
            configuration.readonly = true
            database = try DatabaseQueue(path: path, configuration: configuration)
            try ResultStore.refuseLaterSchema(database, path)
            guard try database.read({ try StoreMigrations.migrator.hasCompletedMigrations($0) }) else {
                throw StoreError(action: "read", path: path, cause: "it holds no results of this version")
            }
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError("open the result store", path, error)
        }
    }

    package static let machineTime: @Sendable () -> String = {
        StudyTime(epochSeconds: Int(Date().timeIntervalSince1970), offsetMinutes: 0).description
    }

    /// A later version may have given a column another meaning, so nothing is read from its store or saved to it.
    private static func refuseLaterSchema(_ database: DatabaseQueue, _ path: String) throws {
        guard try !database.read({ try StoreMigrations.migrator.hasBeenSuperseded($0) }) else {
            throw StoreError(action: "open the result store", path: path, cause: "it was written by a later version")
        }
    }

    /// Runs one transaction and names what was tried when it fails.
    func write<Value>(_ action: String, _ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try database.write(body)
        } catch {
            throw StoreError(action, database.path, error)
        }
    }

    func read<Value>(_ action: String, _ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try database.read(body)
        } catch {
            throw StoreError(action, database.path, error)
        }
    }

    /// For what cannot run inside a transaction.
    func withoutTransaction(_ body: (Database) throws -> Void) throws {
        try database.writeWithoutTransaction { try body($0) }
    }

    var path: String { database.path }

    /// Folds the write-ahead log into the one file and closes it.
    package func close() throws(StoreError) {
        do {
            try database.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                try database.execute(sql: "PRAGMA journal_mode = DELETE")
            }
            try database.close()
        } catch {
            throw StoreError("close the result store", database.path, error)
        }
    }
}

/// The store could not be opened, read or written.
package struct StoreError: Error, Sendable, CustomStringConvertible {
    package let action: String
    package let path: String
    package let cause: String
    /// Whether the disk or the permissions are to blame, not the data.
    package let isWriteFailure: Bool

    init(action: String, path: String, cause: String) {
        (self.action, self.path, self.cause, isWriteFailure) = (action, path, cause, false)
    }

    init(_ action: String, _ path: String, _ error: any Error) {
        let code = (error as? DatabaseError)?.resultCode
        let places: [ResultCode] = [
            .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_BUSY,
            .SQLITE_LOCKED, .SQLITE_NOLFS,
        ]
        (self.action, self.path) = (action, path)
        cause = (error as? DatabaseError)?.message ?? "\(error)"
        isWriteFailure = code.map { places.contains($0) } ?? false
    }

    package var description: String { "cannot \(action) (\(path)): \(cause)" }
}
