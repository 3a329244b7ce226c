import Foundation
import StudyRecords

/// One run at a time writes to an output folder. The system frees the lock when the process ends, however it ends.
final class RunLock {
    private let path: String
    private let descriptor: Int32

    init(folder: String) throws(InputError) {
        path = "\(folder)/.lock"
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw OutputFolder.failure(path, errno) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let code = errno
                close(descriptor)
                throw code == EWOULDBLOCK ? RunLock.taken(path, folder) : OutputFolder.failure(path, code)
            }
            // The one before may have removed the file between the two calls.
            if RunLock.isStillThere(path, descriptor) {
                self.descriptor = descriptor
                break
            }
            close(descriptor)
        }
        let owner = "process \(getpid()) on \(RunLock.hostName), started \(StudyTime.now)"
        ftruncate(descriptor, 0)
        _ = owner.withCString { write(descriptor, $0, strlen($0)) }
    }

    deinit {
        unlink(path)
        close(descriptor)
    }

    /// The machine's own name for itself: nobody is asked over a network.
    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "this machine" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func isStillThere(_ path: String, _ descriptor: Int32) -> Bool {
        var (named, held) = (stat(), stat())
        return stat(path, &named) == 0 && fstat(descriptor, &held) == 0 && named.st_ino == held.st_ino
    }

    private static func taken(_ path: String, _ folder: String) -> InputError {
        let owner = FileReading.bytes(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return InputError(
            .cannotWrite, file: folder,
            "another run is writing here" + (owner.isEmpty ? "" : ": \(owner)"),
            cure: "Wait until it has ended, stop it, or choose another place with --out.")
    }
}
