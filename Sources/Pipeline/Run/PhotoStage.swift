import Foundation
import ResultStore
import SkinAnalysis
import StudyRecords

/// One photo of a run: taken over from the store, or measured by the lane's worker; then stored.
struct PhotoStage: Sendable {
    /// What became of a photo.
    struct Outcome: Sendable {
        let record: PhotoRecord
        let isReused: Bool
        /// Whether a worker opened the photo.
        let isDecoded: Bool
    }

    private let settings: StudySettings
    private let store: ResultStore
    private let reuseKey: ReuseKey
    private let digests: FileDigests
    /// Whether there is anything to take over.
    private let mayReuse: Bool

    init(settings: StudySettings, store: ResultStore, digests: FileDigests, isFresh: Bool) throws {
        self.settings = settings
        self.store = store
        self.digests = digests
        reuseKey = ReuseKey(settings: settings)
        mayReuse = try !isFresh && !store.isEmpty
    }

    func perform(_ task: PhotoTask, _ worker: WorkerProcess) throws -> Outcome {
        if mayReuse, let file = digests.file(task.identity.path, at: task.file),
            let reused = try reused(task, file, worker)
        {
            return Outcome(record: reused, isReused: true, isDecoded: false)
        }
        let stamp = FileStamp(of: task.file)
        guard let processed = try worker.measure(task) else {
            var record = PhotoRecord(identity: task.identity, state: .failed, reasons: [.decoderCrash])
            (record.extraColumns, record.capturedAt) = (task.extraColumns, task.capturedAt)
            try store.save(MeasuredPhoto(record: record), reuseKey: nil)
            return Outcome(record: record, isReused: false, isDecoded: true)
        }
        try save(processed, of: task, stamp)
        return Outcome(record: processed.photo.record, isReused: false, isDecoded: true)
    }

    private func reused(_ task: PhotoTask, _ file: StoredFile, _ worker: WorkerProcess) throws -> PhotoRecord? {
        let key = self.key(task, file.sha256)
        let path = task.identity.path
        guard let known = try store.record(reuseKey: key, preferring: path) else { return nil }
        var file = file
        if file.header == nil { file.header = try worker.header(of: task.file) }
        let record = known.redressed(for: task, header: file.header, settings: settings)
        // Times are equal whatever their offset; what is printed shows it.
        if record != known || record.capturedAt?.description != known.capturedAt?.description {
            try store.adopt(record, from: known.identity.path, reuseKey: key, file: file.trusted)
        } else if digests.isNew(path) {
            try store.save([path: file.trusted])
        }
        return record
    }

    private func save(_ processed: ProcessedPhoto, of task: PhotoTask, _ stamp: FileStamp?) throws(StoreError) {
        let digest = processed.photo.record.sha256
        // A file that changed while it was read is not remembered.
        let file = stamp.flatMap { stamp in
            digest.flatMap { digest in
                FileStamp(of: task.file) == stamp
                    ? StoredFile(stamp: stamp, sha256: digest, header: processed.header).trusted : nil
            }
        }
        let key = processed.isReusable ? digest.map { self.key(task, $0) } : nil
        try store.save(processed.photo, reuseKey: key, file: file)
    }

    private func key(_ task: PhotoTask, _ digest: String) -> String {
        let baseline = settings.analysis.registration.isOn && task.isRegistered ? task.baselineFile : nil
        return reuseKey.key(of: task, imageDigest: digest, baselineDigest: baseline.flatMap { digests.digest($0) })
    }
}

extension StoredFile {
    /// The same under a stamp that no file has, where the present one could hide a change that comes at once.
    fileprivate var trusted: StoredFile {
        guard !stamp.isTrusted(at: Date()) else { return self }
        let none = FileStamp(size: -1, modifiedNanoseconds: 0, changedNanoseconds: 0, inode: 0)
        return StoredFile(stamp: none, sha256: sha256, header: header)
    }
}
