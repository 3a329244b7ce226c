import Foundation
import Imaging
import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// Properties that texture on the canonical grid must have whatever the skin.
@Suite struct PatchTextureTests {
    static let skin: ReliefSkin = {
        var skin = ReliefSkin(width: 400, height: 400)
        skin.addFurrows(perCM2: 350, depth: 5, seed: 1)
        skin.addPores(perCM2: 60, seed: 2)
        return skin
    }()

    /// Metrics of the patch that hold for any skin, by id.
    static let ids = MetricCatalog.definitions.map(\.id).filter {
        $0.hasPrefix("glcm") || ["tsk", "tku", "texture-anisotropy", "texture-orientation"].contains($0)
    }

    static func values(_ image: EncodedImage, mmPerPixel: Double = 0.05) throws -> [String: MetricValue] {
        let whole = RegionPolygon(
            role: .treated,
            rings: [
                [(0.0, 0.0), (1, 0), (1, 1), (0, 1)].map {
                    RegionPoint(x: $0.0 * Double(image.width), y: $0.1 * Double(image.height))
                }
            ])
        let values = try FlatPatchTests.values(image, polygons: [whole], mmPerPixel: mmPerPixel)
        return Dictionary(uniqueKeysWithValues: values.map { ($0.metric, $0) })
    }

    /// The picture turned by 90° to the left.
    static func turned(_ image: EncodedImage) -> EncodedImage {
        guard case .eightBit(let codes) = image.samples else { return image }
        return Patch.image(width: image.height, height: image.width) { x, y in
            let from = 3 * (x * image.width + image.width - 1 - y)
            return (codes[from], codes[from + 1], codes[from + 2])
        }
    }

    /// Noise of a fixed size in codes weighs more in the darker photo: no gain, so it is let in by the second case only.
    @Test(arguments: [(0.8, true), (1.25, true), (0.8, false), (1.25, false)])
    func exposureDoesNotMatter(_ gain: Double, _ isDeep: Bool) throws {
        let skin = Self.skin
        let plain = try Self.values(isDeep ? skin.deepPhoto() : skin.photo())
        let lit = try Self.values(isDeep ? skin.deepPhoto(gain: gain) : skin.photo(gain: gain))
        let tolerance = isDeep ? 0.001 : 0.02
        for id in Self.ids + MetricCatalog.definitions.map(\.id).filter({ $0.hasPrefix("band-") || $0 == "tq" }) {
            guard let before = plain[id]?.value, let after = lit[id]?.value else { continue }
            // Shares of the range for metrics that may be near zero.
            let size = ["tsk", "texture-anisotropy"].contains(id) ? 1 : id == "texture-orientation" ? 180 : abs(before)
            #expect(abs(after - before) < tolerance * size, "\(id): \(before) then \(after)")
        }
    }

    @Test func aTurnedPhotoHasTheSameTexture() throws {
        let image = Self.skin.photo()
        for pitch in [0.05, 0.03] {
            let plain = try Self.values(image, mmPerPixel: pitch)
            let turned = try Self.values(Self.turned(image), mmPerPixel: pitch)
            for id in Self.ids where id != "texture-orientation" {
                let (before, after) = (try #require(plain[id]?.value), try #require(turned[id]?.value))
                #expect(abs(after - before) < 1e-4 * max(0.1, abs(before)), "\(id) at \(pitch): \(before), \(after)")
            }
            let angles = [plain, turned].compactMap { $0["texture-orientation"]?.value }
            #expect(abs(abs(angles[0] - angles[1]) - 90) < 1e-3)
        }
    }

    @Test(arguments: [0.0, 30, 90, 150]) func furrowsThatRunOneWayAreSeenTo(_ degrees: Double) throws {
        var skin = ReliefSkin(width: 300, height: 300)
        // Rows run down in the drawing, angles are counted up.
        skin.addFurrows(perCM2: 400, depth: 6, along: -degrees * .pi / 180, seed: 7)
        let values = try Self.values(skin.photo())
        let angle = try #require(values["texture-orientation"]?.value)
        #expect(abs(angle - degrees - 180 * ((angle - degrees) / 180).rounded()) < 4, "\(angle)")
        #expect(try #require(values["texture-anisotropy"]?.value) > 0.5)
        let plain = try #require(try Self.values(Self.skin.photo())["texture-anisotropy"]?.value)
        #expect(plain < 0.3)
    }

    @Test func darkPitsMakeTheSkewnessNegative() throws {
        var skin = ReliefSkin(width: 300, height: 300)
        skin.addPores(perCM2: 150, seed: 2)
        let values = try Self.values(skin.photo())
        #expect(try #require(values["tsk"]?.value) < -1)
        #expect(try #require(values["tku"]?.value) > 4)
    }

    @Test func aPhotoFromFartherAwayIsAveragedNotEnlarged() throws {
        let image = Self.skin.photo(noise: 0)
        let near = try #require(try Self.values(image, mmPerPixel: 0.025)["glcm-contrast-0.4-mm"]?.value)
        #expect(near > 0)
        let coarse = try Self.values(image, mmPerPixel: 0.12)
        for id in Self.ids {
            #expect(coarse[id]?.value == nil, "\(id)")
            #expect(coarse[id]?.flags.contains(.pitchTooCoarse) == true, "\(id)")
        }
    }

    @Test func theGridIsNeverFinerThanThePhotoNorTooLarge() {
        #expect(CanonicalPitch.pitch(native: 0.02, width: 1000, height: 1000) == 0.05)
        #expect(CanonicalPitch.pitch(native: 0.051, width: 1000, height: 1000) == 0.051)
        #expect(CanonicalPitch.pitch(native: 0.06, width: 1000, height: 1000) == 0.2 / 3)
        #expect(CanonicalPitch.pitch(native: 0.15, width: 1000, height: 1000) == 0.15)
        for native in [0.01, 0.03, 0.05, 0.07, 0.3] {
            let pitch = CanonicalPitch.pitch(native: native, width: 8000, height: 6000)
            let scale = pitch / native
            #expect(scale >= 1 && 48e6 / (scale * scale) <= Double(CanonicalPitch.mostPixels) + 1)
        }
    }
}
