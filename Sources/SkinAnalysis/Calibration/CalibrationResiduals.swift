import Colorimetry
import StudyRecords

/// What a card says of its own error near the color of skin: by how much the nearest patches still miss after the map.
///
/// The map was fitted to these very patches, so what they miss by is enlarged by the ratio of the leave-one-out error to the
/// error of the fit.
struct CalibrationResiduals {
    struct Patch {
        let name: String
        /// Measured over true linear light, by channel.
        let gains: [Double]
    }

    let patches: [Patch]

    /// Patches taken: those whose color is nearest to the skin's.
    static let nearest = 4

    init(_ record: CalibrationRecord, skin: CIELAB) {
        let inflation = CalibrationResiduals.inflation(record)
        let used = record.patches.filter { $0.isUsed && $0.corrected != nil }
        let ordered = used.enumerated().map { index, patch in
            (distance: CIELAB(patch.reference).ciede2000(to: skin), index: index, patch: patch)
        }.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
        patches = ordered.prefix(CalibrationResiduals.nearest).compactMap { _, _, patch in
            guard let corrected = patch.corrected else { return nil }
            let measured = CIELAB(corrected).linearSRGB
            let truth = CIELAB(patch.reference).linearSRGB
            guard (measured + truth).allSatisfy({ $0 > 1e-3 }) else { return nil }
            let gains = zip(measured, truth).map { 1 + inflation * ($0 / $1 - 1) }
            return gains.allSatisfy { $0 > 0.1 } ? Patch(name: patch.name, gains: gains) : nil
        }
    }

    private static func inflation(_ record: CalibrationRecord) -> Double {
        guard let mean = record.meanDifference, let left = record.leaveOneOutDifference, mean > 0 else { return 1 }
        return max(1, left / mean)
    }
}

extension CIELAB {
    fileprivate init(_ values: [Double]) { self.init(lightness: values[0], aStar: values[1], bStar: values[2]) }
}
