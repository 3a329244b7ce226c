import Imaging
import StudyRecords
import TestSupport

/// Noisy skin with a treated and a control square, the same on every machine.
enum SyntheticBaseline {
    static let image: EncodedImage? = {
        var random = SplitMix64(seed: 77)
        return Patch.image(width: 300, height: 300) { _, _ in
            let jitter = random.normal() * 4
            return (UInt8(176 + jitter), UInt8(139 + jitter), UInt8(121 + jitter))
        }
    }()

    static let regions = [(RegionRole.treated, 10.0), (.control, 160.0)].map { role, top in
        RegionPolygon(
            role: role,
            rings: [[(10, top), (290, top), (290, top + 130), (10, top + 130)].map { RegionPoint(x: $0.0, y: $0.1) }])
    }
}
