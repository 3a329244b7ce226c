import Foundation
import Imaging
import SkinAnalysis
import StudyRecords

/// The digest of everything that the values of a photo depend on: image bytes, settings of decoding and analysis, revisions
/// of stages and metrics, regions, the baseline photo and the scale.
///
/// Nothing that only describes the photo is in it: name, visit, time and notes come anew from the study each run, and
/// settings of changes, names and time zones touch no pixel.
struct ReuseKey: Sendable {
    /// Raised when decoding, color, skin, quality or pictures change what is stored of the same photo.
    private static let stageRevision = 2

    private let settingsDigest: String

    init(settings: StudySettings) {
        let ingredients = SettingsIngredients(
            stages: [ReuseKey.stageRevision, RegistrationSettings.revision], analysis: settings.analysis,
            limits: settings.limits, revisions: MetricCatalog.definitions.map { "\($0.id)/\($0.revision)" })
        settingsDigest = ReuseKey.digest(ingredients)
    }

    func key(of task: PhotoTask, imageDigest: String, baselineDigest: String?) -> String {
        ReuseKey.digest(
            PhotoIngredients(
                image: imageDigest, settings: settingsDigest, mmPerPixel: task.mmPerPixel,
                scaleSource: task.scaleSource, baseline: task.baseline, isBaseline: task.isBaseline,
                baselineDigest: baselineDigest, baselineMMPerPixel: task.baselineMMPerPixel))
    }

    private static func digest(_ ingredients: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        // Numbers only, none of them infinite: settings and polygons are checked when they are read.
        guard let json = try? encoder.encode(ingredients) else { return UUID().uuidString }
        return MessageDigest.sha256([UInt8](json))
    }
}

private struct SettingsIngredients: Encodable {
    let stages: [Int]
    let analysis: AnalysisSettings
    let limits: DecodeLimits
    let revisions: [String]
}

private struct PhotoIngredients: Encodable {
    let image: String
    let settings: String
    let mmPerPixel: Double?
    let scaleSource: String?
    let baseline: BaselineRegions?
    let isBaseline: Bool
    let baselineDigest: String?
    let baselineMMPerPixel: Double?
}
