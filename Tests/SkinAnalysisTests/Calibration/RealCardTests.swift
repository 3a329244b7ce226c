import Foundation
import Imaging
import StudyRecords
import Testing

@testable import SkinAnalysis

/// Cards in photos of other projects, against the places and colors OpenCV finds.
struct RealCardTests {
    private struct Expected: Decodable {
        let centers: [[Double]]
        let codes: [[Double]]
    }

    @Test(arguments: [
        ("ccd_IMG_1971_passport_cut.png", "mini-or-passport"), ("plantcv_classic_mini.jpg", "mini-or-passport"),
        ("plantcv_target_img_cut.png", "24-patch"),
    ])
    func patchesLieWhereTheyShould(name: String, kind: String) throws {
        let folder = try #require(Bundle.module.url(forResource: "Fixtures/cards", withExtension: nil))
        let table = try JSONDecoder().decode(
            [String: Expected].self, from: Data(contentsOf: folder.appendingPathComponent("expected.json")))
        let expected = try #require(table[name])
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
        let (_, image) = try PhotoReader.decode(bytes, limits: DecodeLimits())
        let record = try #require(CardReader(image, settings: CardSettings()).read().record)
        #expect(record.cardKind == kind)
        #expect(record.patches.count == 24)
        let (first, second) = (expected.centers[0], expected.centers[1])
        let side = 0.82 * hypot(first[0] - second[0], first[1] - second[1])
        for (patch, (center, codes)) in zip(record.patches, zip(expected.centers, expected.codes)) {
            #expect(hypot(patch.center.x - center[0], patch.center.y - center[1]) < 0.15 * side, "\(patch.name)")
            for (seen, wanted) in zip(patch.code, codes) { #expect(abs(seen - wanted) < 0.02 * 255, "\(patch.name)") }
        }
    }

    /// 15.0 mm from patch to patch, read off the ruler printed on the card: 50 mm are 191 pixels in this photo.
    @Test func scaleAgreesWithTheRulerOnTheCard() throws {
        let folder = try #require(Bundle.module.url(forResource: "Fixtures/cards", withExtension: nil))
        let file = folder.appendingPathComponent("plantcv_classic_mini.jpg")
        let (_, image) = try PhotoReader.decode([UInt8](try Data(contentsOf: file)), limits: DecodeLimits())
        let scale = try #require(CardReader(image, settings: CardSettings()).read().record?.mmPerPixel)
        #expect(abs(scale / (50.0 / 191) - 1) < 0.015)
    }
}
