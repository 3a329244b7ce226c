import Imaging
import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// Blood and melanin told apart on simulated reflectances (Kubelka–Munk layers fitted to measured forearms).
@Suite struct PigmentSeparationTests {
    private static let rectangles = [(RegionRole.treated, 0.0), (.control, 30.0)].map { role, top in
        RegionPolygon(
            role: role,
            rings: [[(0, top), (60, top), (60, top + 30), (0, top + 30)].map { RegionPoint(x: $0.0, y: $0.1) }])
    }

    private func values(_ treated: [Double], _ control: [Double]) throws -> [String: Double] {
        let codes = (0..<60 * 60).flatMap { index -> [UInt16] in
            (index < 60 * 30 ? treated : control).map { light in
                UInt16((65_535 * (light <= 0.0031308 ? 12.92 * light : encoded(light))).rounded())
            }
        }
        let image = EncodedImage(width: 60, height: 60, samples: .sixteenBit(codes))
        let all = try FlatPatchTests.values(image, polygons: Self.rectangles, mmPerPixel: 0.5)
        let known = all.filter { $0.role == .treated }.compactMap { value in value.value.map { (value.metric, $0) } }
        return Dictionary(uniqueKeysWithValues: known)
    }

    private func encoded(_ light: Double) -> Double {
        // Newton's iteration on the decoding: x with ((x + 0.055)/1.055)^2.4 = light, from the fifth power of its root.
        var root = 0.5
        for _ in 0..<60 {
            let fourth = root * root * root * root
            root -=
                (fourth * fourth * fourth - light * light * light * light * light)
                / (12 * fourth * fourth * root * root * root)
        }
        // root^12 = light^5, so root = light^(1/2.4).
        return 1.055 * root - 0.055
    }

    /// Blood times four in three skins: little of it may read as pigment.
    @Test(arguments: [
        ([0.4515, 0.2302, 0.1865], [0.5532, 0.3717, 0.2893]), ([0.3175, 0.1408, 0.0844], [0.3805, 0.2118, 0.1146]),
        ([0.1810, 0.0698, 0.0361], [0.2103, 0.0948, 0.0401]),
    ])
    func bloodAloneIsNoPigment(_ red: [Double], _ pale: [Double]) throws {
        let values = try values(red, pale)
        #expect(abs(try #require(values["pigment-change"])) < 3.2)
        #expect(try #require(values["takiwaki-hemoglobin"]) > 0.5)
        #expect(try #require(values["erythema-index"]) > 25)
    }

    @Test func melaninAloneIsPigment() throws {
        let values = try values([0.3805, 0.2118, 0.1146], [0.5532, 0.3717, 0.2893])
        #expect(try #require(values["pigment-change"]) > 10)
    }

    @Test func separationIsItsFormulaOfTheMeans() throws {
        let values = try values([0.40, 0.20, 0.15], [0.42, 0.25, 0.19])
        let all = try self.values([0.42, 0.25, 0.19], [0.42, 0.25, 0.19])
        let (da, dl) = (
            try #require(values["a-star"]) - (try #require(all["a-star"])),
            try #require(values["l-star"]) - (try #require(all["l-star"]))
        )
        #expect(abs(try #require(values["takiwaki-hemoglobin"]) - (1.68 * da + 0.60 * dl)) < 1e-6)
        #expect(abs(try #require(values["takiwaki-melanin"]) - (-1.06 * da - 1.44 * dl)) < 1e-6)
    }

    /// Points of blood on a tenth of the skin raise the mean, not the median.
    @Test func diffuseRednessLooksPastBleedingPoints() throws {
        var skin = ReliefSkin(width: 300, height: 300)
        let plain = try PatchTextureTests.values(skin.photo())
        skin.addPuncta(perCM2: 60, diameterMM: 0.4...0.5, blood: 0.4, apartMM: 0.7, seed: 4)
        let spotted = try PatchTextureTests.values(skin.photo())
        func change(_ id: String) throws -> Double {
            try #require(spotted[id]?.value) - (try #require(plain[id]?.value))
        }
        #expect(try change("erythema-index") > 1)
        #expect(abs(try change("diffuse-erythema")) < 0.3)
    }
}
