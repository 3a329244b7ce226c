import Imaging
import SkinAnalysis
import StudyRecords

/// One photo of a study with all that its measurement depends on besides its pixels.
package struct PhotoTask: Sendable, Codable {
    package var identity: PhotoIdentity
    /// Where the file lies.
    package var file: String
    package var capturedAt: StudyTime?
    package var mmPerPixel: Double?
    package var scaleSource: String?
    package var extraColumns: [ExtraColumn]
    /// Regions drawn on the baseline photo, with its size; nil when nothing
    /// ties the photo to a baseline; without polygons only pictures do.
    package var baseline: BaselineRegions?
    /// Whether this is the photo the regions were drawn on.
    package var isBaseline: Bool
    /// Where that photo lies, and its scale: they come to this one by registration.
    package var baselineFile: String?
    package var baselineMMPerPixel: Double?
    /// Curves need a time; a one-off measurement does not.
    package var needsCaptureTime: Bool

    package init(identity: PhotoIdentity, file: String) {
        self.identity = identity
        self.file = file
        extraColumns = []
        isBaseline = true
        needsCaptureTime = false
    }

    /// Gray and reference regions, where the photo has the size they were drawn on.
    func references(width: Int, _ height: Int) -> [RegionPolygon] {
        guard let baseline, baseline.width == width, baseline.height == height else { return [] }
        return baseline.polygons.filter { $0.role == .gray || $0.role == .reference }
    }

    /// Whether the photo is laid over its baseline.
    var isRegistered: Bool { !isBaseline && baselineFile != nil && baseline != nil }
}
