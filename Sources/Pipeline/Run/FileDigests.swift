import Foundation
import StudyRecords
import Synchronization

/// SHA-256 of photo files: by their stamp where they were not touched since the last run, else by reading them.
final class FileDigests: Sendable {
    private let known: [String: StoredFile]
    private let root: String
    private let headers: [String: HeaderFacts]
    private let headersByContent: [String: HeaderFacts]
    private let read = Mutex<[String: String?]>([:])

    /// - Parameters:
    ///   - known: files as the last run saw them, by path below `root`.
    ///   - headers: of files that were looked into this time.
    init(root: String, known: [String: StoredFile], headers: [String: HeaderFacts]) {
        (self.root, self.known, self.headers) = (root, known, headers)
        headersByContent = Dictionary(
            known.values.compactMap { file in file.header.map { (file.sha256, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The file under its present stamp, header included where any run has seen these bytes; nil when it cannot be read.
    func file(_ path: String, at place: String) -> StoredFile? {
        guard let stamp = FileStamp(of: place) else { return nil }
        if let file = known[path], file.stamp == stamp { return file }
        guard let digest = FileReading.bytes(place).map({ MessageDigest.sha256($0) }) else { return nil }
        return StoredFile(stamp: stamp, sha256: digest, header: headers[path] ?? headersByContent[digest])
    }

    /// What the last run knew of the file's header, if the file was not touched since.
    func header(_ path: String, at place: String) -> HeaderFacts? {
        known[path].flatMap { file in FileStamp(of: place) == file.stamp ? file.header : nil }
    }

    /// Whether the store does not know the file as it is now, and its stamp can be trusted from now on.
    func isNew(_ path: String) -> Bool {
        guard let stamp = FileStamp(of: "\(root)/\(path)") else { return false }
        return known[path]?.stamp != stamp && stamp.isTrusted(at: Date())
    }

    /// Digest of a baseline, which many photos ask for.
    func digest(_ place: String) -> String? {
        if let done = read.withLock({ $0[place] }) { return done }
        let path = place.hasPrefix(root + "/") ? String(place.dropFirst(root.count + 1)) : place
        let digest = file(path, at: place)?.sha256
        read.withLock { $0[place] = digest }
        return digest
    }
}
