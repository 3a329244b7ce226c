import Foundation

/// The folder results go to. Files appear whole or not at all: temporary name, fsync, rename. Only their owner may read them.
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
        do throws(SystemError) {
            try OutputFolder.save(bytes, temporary)
            guard rename(temporary, target) == 0 else { throw SystemError(code: errno) }
            try OutputFolder.settle((target as NSString).deletingLastPathComponent)
        } catch {
            unlink(temporary)
            throw OutputFolder.failure(target, error.code)
        }
    }

    /// Removes files of one kind that the new results no longer name, e.g. the page of a subject who left.
    package func removeStale(in folder: String, suffix: String, keeping names: Set<String>) {
        for name in FileReading.names(in: path(folder))
        where name.hasSuffix(suffix) && !names.contains("\(folder)/\(name)") {
            unlink(path("\(folder)/\(name)"))
        }
    }

    /// Removes a folder of results; whether there was one.
    func remove(_ folder: String) -> Bool {
        FileReading.kind(path(folder)) == .folder
            && (try? FileManager.default.removeItem(atPath: path(folder))) != nil
    }

    private static func save(_ bytes: [UInt8], _ path: String) throws(SystemError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SystemError(code: errno) }
        defer { close(descriptor) }
        var done = 0
        while done < bytes.count {
            let put = bytes.withUnsafeBytes { buffer in
                buffer.baseAddress.map { Foundation.write(descriptor, $0 + done, bytes.count - done) } ?? 0
            }
            guard put > 0 || errno == EINTR else { throw SystemError(code: errno) }
            done += max(0, put)
        }
        guard fsync(descriptor) == 0 else { throw SystemError(code: errno) }
    }

    /// Makes the new name of a file survive a power cut; file systems that cannot sync a folder keep it anyway.
    private static func settle(_ folder: String) throws(SystemError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError(code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw SystemError(code: errno) }
    }

    private static func create(_ folder: String) throws(InputError) {
        if FileReading.kind(folder) == .folder { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw failure(folder, errno)
        }
    }

    static func failure(_ place: String, _ code: Int32) -> InputError {
        InputError(
            .cannotWrite, file: place, "this cannot be written: \(String(cString: strerror(code)))",
            cure: "Check free space and permissions, or choose another place with --out.")
    }
}

/// What a system call answered.
private struct SystemError: Error {
    let code: Int32
}
