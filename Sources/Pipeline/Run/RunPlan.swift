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

    /// Looks into every photo's header.
    package init(_ folder: StudyFolder) {
        self.init(
            folder,
            looks: folder.photos.map { entry in
                do throws(DecodeError) {
                    let file = folder.file(of: entry)
                    return PhotoLook(entry, folder, try HeaderLook.facts(of: file, limits: folder.settings.limits))
                } catch {
                    return PhotoLook(entry, error)
                }
            })
    }

    /// - Parameter looks: one for each photo of the folder, in its order.
    init(_ folder: StudyFolder, looks: [PhotoLook]) {
        setAside = folder.entries.compactMap(\.setAsideRecord)
        let baselines = RunPlan.baselines(looks, folder)
        items = looks.map { look in
            Item(
                task: RunPlan.task(look, baselines[look.entry.regionKey], folder), obstacle: look.obstacle,
                capturedAt: look.capturedAt)
        }
    }

    /// The photo of the earliest visit for each region with drawn polygons.
    private static func baselines(_ looks: [PhotoLook], _ folder: StudyFolder) -> [StudyFolder.RegionKey: PhotoLook] {
        var found: [StudyFolder.RegionKey: PhotoLook] = [:]
        for look in looks where look.header != nil && folder.regions[look.entry.regionKey] != nil {
            guard let known = found[look.entry.regionKey] else {
                found[look.entry.regionKey] = look
                continue
            }
            if look.isEarlier(than: known) { found[look.entry.regionKey] = look }
        }
        return found
    }

    private static func task(_ look: PhotoLook, _ baseline: PhotoLook?, _ folder: StudyFolder) -> PhotoTask {
        var task = PhotoTask(identity: look.entry.identity, file: folder.file(of: look.entry))
        task.capturedAt = look.entry.capturedAt
        task.mmPerPixel = look.entry.mmPerPixel ?? folder.settings.mmPerPixel
        task.scaleSource = look.entry.mmPerPixel != nil ? "photos.csv" : task.mmPerPixel != nil ? "study.yaml" : nil
        task.extraColumns = look.entry.extraColumns
        task.needsCaptureTime = true
        if let baseline, let header = baseline.header, let polygons = folder.regions[look.entry.regionKey] {
            task.baseline = BaselineRegions(polygons: polygons, width: header.width, height: header.height)
            task.isBaseline = look.entry.identity.path == baseline.entry.identity.path
            task.baselineFile = folder.file(of: baseline.entry)
            task.baselineMMPerPixel = baseline.entry.mmPerPixel ?? folder.settings.mmPerPixel
        }
        return task
    }
}
