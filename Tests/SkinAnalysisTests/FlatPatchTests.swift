import Colorimetry
import Foundation
import Imaging
import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// Photos of one color, through the whole line from pixels to values.
@Suite struct FlatPatchTests {
    static func values(
        _ image: EncodedImage, polygons: [RegionPolygon] = [], mmPerPixel: Double? = nil
    ) throws -> [MetricValue] {
        let header = try PhotoReader.readHeader(of: try PhotoWriter.png(image), limits: DecodeLimits())
        let settings = AnalysisSettings()
        let skin = locateSkin(in: try calibrateColor(header, image), settings: settings.skin)
        let baseline = BaselineRegions(polygons: polygons, width: image.width, height: image.height)
        let aligned = try register(skin, to: baseline, isBaseline: true, settings: settings)
        return measure(aligned, mmPerPixel: mmPerPixel, settings: settings)
    }

    static func value(_ metric: String, _ values: [MetricValue], _ role: RegionRole = .treated) -> Double? {
        values.first { $0.metric == metric && $0.role == role }?.value
    }

    @Test(arguments: [(198, 167, 150), (173, 136, 119), (146, 108, 83), (117, 82, 66), (60, 42, 36)])
    func eightBitPatchesHaveTheFormulasValues(_ code: (Int, Int, Int)) throws {
        let values = try Self.values(Patch.flat(UInt8(code.0), UInt8(code.1), UInt8(code.2)))
        let linear = [code.0, code.1, code.2].map { SRGBTransfer.linear(fromEncoded: Double($0) / 255) }
        let lab = CIELAB(red: linear[0], green: linear[1], blue: linear[2])
        #expect(abs(try #require(Self.value("l-star", values)) - lab.lightness) < 5e-4)
        #expect(abs(try #require(Self.value("a-star", values)) - lab.aStar) < 5e-4)
        #expect(abs(try #require(Self.value("b-star", values)) - lab.bStar) < 5e-4)
        let erythema = 100 * log10(linear[0] / linear[1])
        #expect(abs(try #require(Self.value("erythema-index", values)) - erythema) < 1e-4)
        let ita = atan((lab.lightness - 50) / lab.bStar) * 180 / .pi
        #expect(abs(try #require(Self.value("ita", values)) - ita) < 5e-3)
        #expect(Self.value("band-contrast-4-8-px", values) == 0)
    }

    @Test func exposureDoesNotMoveErythemaInSixteenBits() throws {
        let skin = [0.40, 0.235, 0.175]
        let truth = 100 * log10(skin[0] / skin[1])
        for gain in [0.25, 0.5, 1, 2] {
            let codes = skin.map { UInt16((SRGBTransfer.encoded(fromLinear: $0 * gain) * 65_535).rounded()) }
            let values = try Self.values(Patch.deep(codes[0], codes[1], codes[2]))
            #expect(abs(try #require(Self.value("erythema-index", values)) - truth) < 0.02)
        }
    }

    @Test func darkSkinIsMarkedAsHardToSee() throws {
        let dark = try Self.values(Patch.flat(95, 66, 54))
        #expect(dark.contains { $0.metric == "erythema-index" && $0.flags.contains(.lowSensitivitySkinTone) })
        #expect(dark.first { $0.metric == "ita" }?.label == "dark")
        let light = try Self.values(Patch.flat(198, 167, 150))
        #expect(!light.contains { $0.flags.contains(.lowSensitivitySkinTone) })
    }

    @Test func aPictureWithoutSkinIsRefused() {
        #expect(throws: PhotoRefusal.self) { try Self.values(Patch.flat(60, 120, 200)) }
        #expect(throws: PhotoRefusal.self) { try Self.values(Patch.flat(255, 250, 251)) }
    }
}
