import Imaging
import StudyRecords

/// A photo's header, or what kept it from being read.
struct PhotoLook: Sendable {
    let entry: StudyFolder.Entry
    let header: HeaderFacts?
    let capturedAt: StudyTime?
    /// What already keeps the photo from being measured.
    let obstacle: PhotoRecord?

    /// A look into nothing: no header was read, or none could be.
    init(_ entry: StudyFolder.Entry, _ error: DecodeError?) {
        self.entry = entry
        header = nil
        capturedAt = entry.capturedAt
        var record = PhotoRecord(identity: entry.identity, state: .failed)
        if let error { record.fail(error) }
        obstacle = error == nil ? nil : record
    }

    init(_ entry: StudyFolder.Entry, _ folder: StudyFolder, _ header: HeaderFacts) {
        self.entry = entry
        self.header = header
        capturedAt =
            entry.capturedAt
            ?? header.captureTime(
                visit: entry.identity.visit, assumedOffsetMinutes: folder.settings.assumedOffsetMinutes)
        obstacle =
            capturedAt == nil
            ? PhotoRecord(identity: entry.identity, state: .refused, reasons: [.noCaptureTime]) : nil
    }

    /// Photos without a time come last; ties go by path.
    func isEarlier(than other: PhotoLook) -> Bool {
        switch (capturedAt, other.capturedAt) {
        case (let own?, let theirs?) where own != theirs: own < theirs
        case (_?, nil): true
        case (nil, _?): false
        default: entry.identity.path < other.entry.identity.path
        }
    }
}

extension StudyFolder {
    func file(of entry: Entry) -> String { "\(root)/\(entry.identity.path)" }
}

extension StudyFolder.Entry {
    var regionKey: StudyFolder.RegionKey {
        StudyFolder.RegionKey(subject: identity.subject, region: identity.region)
    }

    /// A file that is no photo of the study is skipped; a photo that lies behind a link is refused, for it may lie anywhere.
    var setAsideRecord: PhotoRecord? {
        setAside.map { reason in
            let isPhoto = reason == .symbolicLink && PhotoLayout.hasPhotoExtension(identity.path)
            return PhotoRecord(identity: identity, state: isPhoto ? .refused : .skipped, reasons: [reason])
        }
    }
}
