import Foundation
import StudyRecords

/// Notices when the output folder is taken away under a run: SQLite would go on writing to a file that nobody can find.
struct StorePresence: Sendable {
    private let path: String
    private let inode: Int?

    init(path: String) {
        self.path = path
        inode = FileStamp(of: path)?.inode
    }

    func check() throws(InputError) {
        guard FileStamp(of: path)?.inode != inode || inode == nil else { return }
        throw InputError(
            .cannotWrite, file: path, "the output folder was removed or replaced while the run was writing to it",
            cure: "Leave the folder alone while a run is at work, and start the run again.")
    }
}
