import Foundation
import StudyRecords

extension FileStamp {
    /// nil when there is no such file, or it is none.
    init?(of path: String) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        self.init(
            size: Int(status.st_size), modifiedNanoseconds: FileStamp.nanoseconds(status.st_mtim),
            changedNanoseconds: FileStamp.nanoseconds(status.st_ctim), inode: Int(truncatingIfNeeded: status.st_ino))
    }

    /// Whether the stamp would have changed with the bytes: not when they were written at the very moment it was taken.
    /// File systems count in up to two seconds.
    func isTrusted(at now: Date) -> Bool {
        Double(max(modifiedNanoseconds, changedNanoseconds)) / 1e9 + 2 < now.timeIntervalSince1970
    }

    private static func nanoseconds(_ time: timespec) -> Int { Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec) }
}
