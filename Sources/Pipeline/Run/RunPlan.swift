import Imaging
import SkinAnalysis
import StudyRecords

/// What a run would do with every file of a study, from headers alone.
package struct RunPlan: Sendable {
    package struct Item: Sendable {
        package var task: PhotoTask
        /// What the header alone already shows: nil when the photo would be measured.
        package var obstacle: PhotoRecord?
        /// When the photo was taken, by photos.csv, header or visit.
        package var capturedAt: StudyTime?
    }

    package let items: [Item]
    /// Files that are no photos of the study.
    package let setAside: [PhotoRecord]

    package init(_ folder: StudyFolder) {
        setAside = folder.entries.compactMap { entry in
            entry.setAside.map { PhotoRecord(identity: entry.identity, state: .skipped, reasons: [$0]) }
        }
        let looks = folder.photos.map { PhotoLook($0, in: folder) }
        let baselines = RunPlan.baselines(looks, folder)
        items = looks.map { look in
            Item(
                task: RunPlan.task(look, baselines[look.regionKey], folder), obstacle: look.obstacle,
                capturedAt: look.capturedAt)
        }
    }

    /// The photo of the earliest visit for each region with drawn polygons.
    private static func baselines(_ looks: [PhotoLook], _ folder: StudyFolder) -> [StudyFolder.RegionKey: PhotoLook] {
        var found: [StudyFolder.RegionKey: PhotoLook] = [:]
        for look in looks where look.header != nil && folder.regions[look.regionKey] != nil {
            guard let known = found[look.regionKey] else {
                found[look.regionKey] = look
                continue
            }
            if look.isEarlier(than: known) { found[look.regionKey] = look }
        }
        return found
    }

    private static func task(_ look: PhotoLook, _ baseline: PhotoLook?, _ folder: StudyFolder) -> PhotoTask {
        var task = PhotoTask(identity: look.entry.identity, file: "\(folder.root)/\(look.entry.identity.path)")
        task.capturedAt = look.entry.capturedAt
        task.mmPerPixel = look.entry.mmPerPixel ?? folder.settings.mmPerPixel
        task.scaleSource = look.entry.mmPerPixel != nil ? "photos.csv" : task.mmPerPixel != nil ? "study.yaml" : nil
        task.extraColumns = look.entry.extraColumns
        task.needsCaptureTime = true
        if let baseline, let header = baseline.header, let polygons = folder.regions[look.regionKey] {
            task.baseline = BaselineRegions(polygons: polygons, width: header.width, height: header.height)
            task.isBaseline = look.entry.identity.path == baseline.entry.identity.path
            task.baselineFile = "\(folder.root)/\(baseline.entry.identity.path)"
            task.baselineMMPerPixel = baseline.entry.mmPerPixel ?? folder.settings.mmPerPixel
        }
        return task
    }
}

/// A photo's header, or what kept it from being read.
private struct PhotoLook {
    let entry: StudyFolder.Entry
    var header: PhotoHeader?
    var capturedAt: StudyTime?
    var obstacle: PhotoRecord?

    /// Headers lie within the first megabyte of every JPEG and PNG of a camera.
    private static let headerBytes = 1 << 20

    init(_ entry: StudyFolder.Entry, in folder: StudyFolder) {
        self.entry = entry
        capturedAt = entry.capturedAt
        var record = PhotoRecord(identity: entry.identity, state: .failed)
        do {
            let file = "\(folder.root)/\(entry.identity.path)"
            let header = try PhotoLook.header(of: file, limits: folder.settings.limits)
            self.header = header
            capturedAt = entry.capturedAt ?? header.captureTime(visit: entry.identity.visit, settings: folder.settings)
            if capturedAt == nil {
                (record.state, record.reasons) = (.refused, [.noCaptureTime])
                obstacle = record
            }
        } catch {
            record.fail(error)
            obstacle = record
        }
    }

    var regionKey: StudyFolder.RegionKey {
        StudyFolder.RegionKey(subject: entry.identity.subject, region: entry.identity.region)
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

    private static func header(of file: String, limits: DecodeLimits) throws(DecodeError) -> PhotoHeader {
        guard let size = FileReading.size(file) else {
            throw DecodeError(reason: .unreadable, detail: "there is no such file")
        }
        guard Double(size) <= limits.fileMegabytes * 1e6 else {
            throw DecodeError(
                reason: .overLimit, detail: "\(size / 1_000_000) MB; the limit is \(limits.fileMegabytes) MB")
        }
        guard let start = FileReading.start(of: file, count: headerBytes),
            let bytes = PhotoReader.headerNeedsWholeFile(start: start) ? FileReading.bytes(file) : start
        else {
            throw DecodeError(reason: .unreadable, detail: "the file cannot be opened")
        }
        return try PhotoReader.readHeader(of: bytes, limits: limits)
    }
}
