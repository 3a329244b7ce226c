import Reporting
import SkinAnalysis
import StudyRecords

/// Pictures of what changed between photos, made of what the store holds of each.
struct Differences {
    private let pictures: [String: PhotoPicture]
    private let erythemaMDC: Double?

    init(_ pictures: [String: PhotoPicture], _ definitions: [MetricDefinition]) {
        self.pictures = pictures
        erythemaMDC = definitions.first { $0.id == "erythema-index" }?.minimalDetectableChange?.mdc95
    }

    /// Pairs without a common frame are left out.
    func pictures(of pairs: [PhotoPair]) throws -> [PhotoPair: DifferencePicture] {
        var found: [PhotoPair: DifferencePicture] = [:]
        for pair in pairs {
            guard let before = pictures[pair.before]?.aligned, let after = pictures[pair.after]?.aligned,
                let maker = DifferenceMaker(before: before, after: after)
            else { continue }
            found[pair] = try maker.picture(erythemaMDC: erythemaMDC)
        }
        return found
    }
}
