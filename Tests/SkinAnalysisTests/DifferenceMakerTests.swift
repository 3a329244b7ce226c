import Imaging
import PortableMath
import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// Pictures in one frame and maps of change, against what is known of the photos.
@Suite struct DifferenceMakerTests {
    private static let skin = MovedSkin(width: 420, height: 360, seed: 11)
    private static let baseline = BaselineRegions(
        polygons: [polygon(.treated, 110, 200), polygon(.control, 215, 265)], width: 420, height: 360)

    private static func polygon(_ role: RegionRole, _ top: Double, _ bottom: Double) -> RegionPolygon {
        RegionPolygon(
            role: role,
            rings: [[(120, top), (290, top), (290, bottom), (120, bottom)].map { RegionPoint(x: $0.0, y: $0.1) }])
    }

    private static func picture(_ image: EncodedImage, isBaseline: Bool) throws -> (
        aligned: AlignedPicture, values: [MetricValue]
    ) {
        let (header, decoded) = try PhotoReader.decode(PhotoWriter.png(image), limits: DecodeLimits())
        let located = locateSkin(in: try calibrateColor(header, decoded), settings: SkinSettings())
        let skin = try register(located, to: baseline, isBaseline: isBaseline, settings: AnalysisSettings()) {
            () throws(PhotoRefusal) in try RegistrationTests.reference(Self.skin.photo())
        }
        let (values, textures) = measureInDetail(skin, mmPerPixel: nil, settings: AnalysisSettings())
        let picture = try #require(try AlignedPictureMaker(skin, textures: textures)?.picture())
        return (picture, values)
    }

    private static func redness(_ values: [MetricValue]) -> Double {
        values.first { $0.metric == "erythema-index" && $0.role == .treated }?.value ?? .nan
    }

    @Test func theMapSaysWhatTheRegionsSay() throws {
        let first = try Self.picture(Self.skin.photo(), isBaseline: true)
        let second = try Self.picture(Self.skin.turned(by: 90, redness: 15), isBaseline: false)
        #expect(first.aligned.frame == second.aligned.frame && first.aligned.textureBand == "8…32 px")
        let planes = try [first, second].map { try #require(PlaneCodes(png: $0.aligned.planesPNG)) }
        let changes = (0..<planes[0].width * planes[0].height).compactMap { index in
            planes[0].erythema(index).flatMap { before in planes[1].erythema(index).map { $0 - before } }
        }
        #expect(changes.count > planes[0].width * planes[0].height * 9 / 10)
        let mean = changes.reduce(0, +) / Double(changes.count)
        let stated = Self.redness(second.values) - Self.redness(first.values)
        #expect(abs(mean - stated) < 0.3)
        // The same skin at the same place: what is left is noise, far below its contrast.
        let textures = (0..<planes[0].width * planes[0].height).compactMap { index in
            planes[0].texture(index).flatMap { before in planes[1].texture(index).map { ($0 - before) / before } }
        }
        #expect(textures.count > 500)
        #expect(textures.map(abs).sorted()[textures.count / 2] < 0.1)
        // A change of the whole picture is one of the light: the control takes it off, and the map stays gray.
        let maker = try #require(DifferenceMaker(before: first.aligned, after: second.aligned))
        let difference = try maker.picture(erythemaMDC: 3.5)
        #expect(difference.erythema.isAdjusted && difference.erythema.neutral >= 3.5)
        #expect(try Self.grayShare(difference.erythema) > 0.98)
        #expect(try Self.grayShare(try #require(difference.texture)) > 0.8)
    }

    @Test func aRedderSpotIsColoredWhereItIs() throws {
        let first = try Self.picture(Self.skin.photo(), isBaseline: true)
        let spotted = Self.skin.photo(
            background: { x, y in
                let distance = ((x - 200) * (x - 200) + (y - 150) * (y - 150)).squareRoot()
                return distance < 20 ? (178, 105, 90) : nil
            }, seed: 4)
        let second = try Self.picture(spotted, isBaseline: false)
        let map = try #require(DifferenceMaker(before: first.aligned, after: second.aligned)).picture(erythemaMDC: 3.5)
        let (_, image) = try PhotoReader.decode(map.erythema.png, limits: DecodeLimits())
        guard case .eightBit(let codes) = image.samples else {
            Issue.record("not eight bits")
            return
        }
        let frame = first.aligned.frame
        for (x, y, isRed) in [(200, 150, true), (130, 120, false), (270, 190, false)] {
            let place = 3 * ((y - frame.top) / 2 * image.width + (x - frame.left) / 2)
            #expect((Int(codes[place]) - Int(codes[place + 2]) > 40) == isRed)
        }
    }

    @Test func framesThatDifferAreNotCompared() throws {
        let first = try Self.picture(Self.skin.photo(), isBaseline: true).aligned
        var second = first
        second.frame.left += 1
        #expect(DifferenceMaker(before: first, after: second) == nil)
        second = first
        second.planesPNG = [1, 2, 3]
        #expect(DifferenceMaker(before: first, after: second) == nil)
    }

    @Test func colorsGrowDarkerFromGray() {
        for scale in [DivergingColorScale.redness, .texture] {
            #expect(scale.color(of: 3.5, neutral: 3.5, limit: 20) == DivergingColorScale.neutralColor)
            for rises in [true, false] {
                let lights = (1...DivergingColorScale.steps).map { step in
                    let color = scale.color(step: step, rises: rises)
                    return 2 * Int(color.red) + 7 * Int(color.green) + Int(color.blue)
                }
                #expect(zip(lights, lights.dropFirst()).allSatisfy { $0 > $1 })
            }
        }
    }

    private static func grayShare(_ map: DifferencePicture.Map) throws -> Double {
        let (_, image) = try PhotoReader.decode(map.png, limits: DecodeLimits())
        guard case .eightBit(let codes) = image.samples else { return 0 }
        let gray = DivergingColorScale.neutralColor
        // Unmeasured places are laid on white when read.
        let measured = (0..<image.width * image.height).filter { codes[3 * $0] != 255 || codes[3 * $0 + 1] != 255 }
        let neutral = measured.count {
            codes[3 * $0] == gray.red && codes[3 * $0 + 1] == gray.green && codes[3 * $0 + 2] == gray.blue
        }
        return Double(neutral) / Double(max(1, measured.count))
    }
}
