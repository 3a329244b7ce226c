import Foundation
import Imaging
import SkinAnalysis
import StudyRecords

extension PhotoPipeline {
    /// Digest of all that a photo's record and values depend on: image bytes, settings of the analysis, metric revisions,
    /// regions, the baseline photo, scale, place in the study and the version of the program.
    func reuseKey(_ task: PhotoTask, imageDigest: String, baselineDigest: String?) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let ingredients = ReuseIngredients(
            image: imageDigest, version: ProductVersion.version, commit: ProductVersion.commit,
            analysis: settings.analysis, limitMegapixels: settings.limits.megapixels, limitScans: settings.limits.scans,
            limitMemoryMegabytes: settings.limits.memoryMegabytes,
            assumedOffsetMinutes: settings.assumedOffsetMinutes,
            revisions: MetricCatalog.definitions.map { "\($0.id)/\($0.revision)" }, identity: task.identity,
            capturedAt: task.capturedAt?.description, mmPerPixel: task.mmPerPixel, scaleSource: task.scaleSource,
            extraColumns: task.extraColumns, polygons: task.baseline?.polygons, baselineWidth: task.baseline?.width,
            baselineHeight: task.baseline?.height, isBaseline: task.isBaseline, baselineDigest: baselineDigest,
            baselineMMPerPixel: task.baselineMMPerPixel, registrationRevision: RegistrationSettings.revision,
            needsCaptureTime: task.needsCaptureTime)
        guard let json = try? encoder.encode(ingredients) else { return "" }
        return MessageDigest.sha256([UInt8](json))
    }
}

private struct ReuseIngredients: Encodable {
    let image: String
    let version: String
    let commit: String
    let analysis: AnalysisSettings
    let limitMegapixels: Double
    let limitScans: Int
    let limitMemoryMegabytes: Double
    let assumedOffsetMinutes: Int
    let revisions: [String]
    let identity: PhotoIdentity
    let capturedAt: String?
    let mmPerPixel: Double?
    let scaleSource: String?
    let extraColumns: [ExtraColumn]
    let polygons: [RegionPolygon]?
    let baselineWidth: Int?
    let baselineHeight: Int?
    let isBaseline: Bool
    let baselineDigest: String?
    let baselineMMPerPixel: Double?
    let registrationRevision: Int
    let needsCaptureTime: Bool
}
