import Foundation

/// The folder results go to. Files appear whole or not at all: temporary name, fsync, rename.
package struct OutputFolder: Sendable {
    package let root: String

    package init(_ root: String) throws(InputError) {
        self.root = root
        try OutputFolder.create(root)
    }

    package func path(_ name: String) -> String { "\(root)/\(name)" }

    /// Writes one file, replacing an older one at once.
    package func write(_ bytes: [UInt8], to name: String) throws(InputError) {
        let target = path(name)
        try OutputFolder.create((target as NSString).deletingLastPathComponent)
        let temporary = "\(target).partial"
        guard FileManager.default.createFile(atPath: temporary, contents: nil),
            let handle = FileHandle(forWritingAtPath: temporary)
        else { throw OutputFolder.failure(target) }
        do {
            try handle.write(contentsOf: Data(bytes))
            try handle.synchronize()
            try handle.close()
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw OutputFolder.failure(target)
        }
        guard rename(temporary, target) == 0 else { throw OutputFolder.failure(target) }
    }

    /// Removes files of one kind that the new results no longer name, e.g. the page of a subject who left.
    package func removeStale(in folder: String, suffix: String, keeping names: Set<String>) {
        for name in FileReading.names(in: path(folder))
        where name.hasSuffix(suffix) && !names.contains("\(folder)/\(name)") {
            try? FileManager.default.removeItem(atPath: path("\(folder)/\(name)"))
        }
    }

    private static func create(_ folder: String) throws(InputError) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw failure(folder)
        }
    }

    private static func failure(_ place: String) -> InputError {
        InputError(
            .cannotWrite, file: place, "this cannot be written",
            cure: "Check free space and permissions, or choose another place with --out.")
    }
}
