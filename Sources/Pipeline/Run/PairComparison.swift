import Foundation
import HealingModel
import Reporting
import SkinAnalysis
import StudyRecords

/// The `compare` command: one before/after pair.
package struct PairComparison: Sendable {
    package struct Outcome: Sendable {
        package var before: MeasuredPhoto
        package var after: MeasuredPhoto
        package var changes: [ChangeRecord]
    }

    package var before: String
    package var after: String
    package var regionFile: String?
    package var mmPerPixel: Double?
    /// repeatability.csv of the same rig.
    package var repeatabilityFile: String?

    package init(
        before: String, after: String, regionFile: String?, mmPerPixel: Double?, repeatabilityFile: String? = nil
    ) {
        self.repeatabilityFile = repeatabilityFile
        self.before = before
        self.after = after
        self.regionFile = regionFile
        self.mmPerPixel = mmPerPixel
    }

    /// Regions are those of the before photo, carried to the after photo by registration.
    package func perform() throws(InputError) -> Outcome {
        for photo in [before, after] where FileReading.kind(photo) == nil {
            throw InputError(.notFound, file: photo, "there is no such photo", cure: "Check the path.")
        }
        let polygons = try regionFile.map { file throws(InputError) in try RegionFile.read(file) } ?? []
        let size = PhotoSize.read(before)
        let photos = [(before, "before"), (after, "after")].map { file, visit in
            measured(file, visit: visit, polygons, size: size)
        }
        var settings = ChangeSettings()
        if let repeatabilityFile { settings.repeatability = try RepeatabilityFile(repeatabilityFile).records }
        let changes = StudyAnalysis.compare(
            before: photos[0], after: photos[1], definitions: MetricCatalog.definitions, settings: settings)
        return Outcome(before: photos[0], after: photos[1], changes: changes)
    }

    /// Writes the one-page report and returns its path.
    package func writeReport(
        _ outcome: Outcome, to folder: String, language: PageLanguage = .english
    ) throws -> String {
        let target = try OutputFolder(folder)
        let provenance = RunProvenance(
            settings: StudySettings(), studyName: PairReport.studyName(language), at: StudyTime.now, notes: [])
        let pictures = ["before": outcome.before.picture, "after": outcome.after.picture].compactMapValues { $0 }
        let pair = PhotoPair(before: "before", after: "after")
        let difference = try Differences(pictures, MetricCatalog.definitions).pictures(of: [pair])[pair]
        let page = try PairReport.render(
            before: outcome.before, after: outcome.after, changes: outcome.changes, difference: difference,
            definitions: MetricCatalog.definitions, provenance: provenance, language: language)
        try target.write(page.bytes, to: page.path)
        return target.path(page.path)
    }

    private func measured(
        _ file: String, visit: String, _ polygons: [RegionPolygon], size: (width: Int, height: Int)?
    ) -> MeasuredPhoto {
        let identity = PhotoIdentity(
            path: file, subject: "pair", region: PhotoLayout.regionName(ofFile: before), visit: visit, shot: nil)
        var task = PhotoTask(identity: identity, file: file)
        task.mmPerPixel = mmPerPixel
        task.scaleSource = mmPerPixel == nil ? nil : "--mm-per-px"
        task.isBaseline = visit == "before"
        (task.baselineFile, task.baselineMMPerPixel) = (before, mmPerPixel)
        if let size {
            task.baseline = BaselineRegions(polygons: polygons, width: size.width, height: size.height)
        }
        return PhotoPipeline(settings: StudySettings()).process(task).photo
    }
}
