import Foundation
import GRDB
import StudyRecords

/// The embedded SQLite database of one output folder: `results.sqlite`.
///
/// Every photo is saved in one transaction with its values and pictures, so after a crash each photo is there whole or
/// not at all. Columns that people query stand on their own; the complete record lies beside them as JSON.
package final class ResultStore: Sendable {
    private let database: DatabaseQueue

    /// Opens or creates a store and brings its schema up to date.
    package init(path: String) throws(StoreError) {
        do {
            var configuration = Configuration()
            configuration.journalMode = .wal
            database = try DatabaseQueue(path: path, configuration: configuration)
            try ResultStore.refuseLaterSchema(database, path)
            try StoreMigrations.migrator.migrate(database)
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError(action: "open the result store", path: path, cause: "\(error)")
        }
    }

    /// Opens a store that must exist, for reading.
    package init(existing path: String) throws(StoreError) {
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
            throw StoreError(action: "open the result store", path: path, cause: "\(error)")
        }
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
            throw StoreError(action: action, path: database.path, cause: "\(error)")
        }
    }

    func read<Value>(_ action: String, _ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try database.read(body)
        } catch {
            throw StoreError(action: action, path: database.path, cause: "\(error)")
        }
    }

    /// Folds the write-ahead log into the one file and closes it.
    package func close() throws(StoreError) {
        do {
            try database.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                try database.execute(sql: "PRAGMA journal_mode = DELETE")
            }
            try database.close()
        } catch {
            throw StoreError(action: "close the result store", path: database.path, cause: "\(error)")
        }
    }
}

/// The store could not be opened, read or written.
package struct StoreError: Error, Sendable, CustomStringConvertible {
    package let action: String
    package let path: String
    package let cause: String

    package var description: String { "cannot \(action) (\(path)): \(cause)" }
}
