import Colorimetry
import Imaging
import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// From the card in the picture to the values of the skin around it.
struct CalibratedPhotoTests {
    private let skin = CIELAB(red: 0.50, green: 0.32, blue: 0.25)

    private func header() throws -> PhotoHeader {
        try PhotoReader.readHeader(of: try PhotoWriter.png(Patch.flat(120, 100, 90)), limits: DecodeLimits())
    }

    private func scene() -> CardScene {
        var scene = CardScene(colors: CardSceneSets.card)
        (scene.background, scene.pitch, scene.rotation) = (.skin, 44, 17)
        (scene.cast, scene.exposure, scene.crosstalk) = ([1.25, 1, 0.7], 0.55, 0.12)
        return scene
    }

    private func values(
        _ scene: CardScene, _ settings: AnalysisSettings, regions: [RegionPolygon] = []
    ) throws -> (photo: CalibratedPhoto, values: [MetricValue]) {
        let photo = try calibrateColor(header(), try scene.render(), settings: settings.card, regions: regions)
        let aligned = try register(
            locateSkin(in: photo, settings: settings.skin), to: nil, isBaseline: true, settings: settings)
        return (photo, measure(aligned, mmPerPixel: nil, settings: settings))
    }

    private func value(_ metric: String, _ values: [MetricValue]) throws -> Double {
        try #require(values.first { $0.metric == metric }?.value)
    }

    @Test func cardBringsSkinToItsColor() throws {
        let (photo, values) = try values(scene(), AnalysisSettings())
        #expect(photo.calibration?.isApplied == true)
        #expect(photo.flags.isEmpty)
        #expect(abs(try value("l-star", values) - skin.lightness) < 0.7)
        #expect(abs(try value("a-star", values) - skin.aStar) < 0.7)
        #expect(abs(try value("b-star", values) - skin.bStar) < 0.9)
        #expect(abs(try value("erythema-index", values) - 19.38) < 0.5)
        #expect(!values.contains { $0.flags.contains(.noCard) })
    }

    @Test func withoutTheCardAbsoluteValuesAreFlagged() throws {
        var settings = AnalysisSettings()
        settings.card.search = false
        let (photo, values) = try values(scene(), settings)
        #expect(photo.calibration == nil)
        let flagged = Set(values.filter { $0.flags.contains(.noCard) }.map(\.metric))
        #expect(flagged == Set(MetricCatalog.definitions.filter(\.isAbsolute).map(\.id)))
        #expect(flagged.isSuperset(of: ["a-star", "b-star", "l-star", "melanin-index", "ita"]))
        #expect(flagged.isDisjoint(with: ["erythema-index", "hemoglobin-index"]))
        #expect(abs(try value("l-star", values) - skin.lightness) > 5)
    }

    @Test func cardIsNoSkin() throws {
        let scene = scene()
        let photo = try calibrateColor(header(), try scene.render())
        let found = locateSkin(in: photo, settings: SkinSettings())
        for patch in 0..<24 {
            let center = scene.center(patch)
            #expect(!found.skinArea[Int(center.x), Int(center.y)])
        }
    }

    private func region(_ role: RegionRole, around center: PolygonPoint, lab: [Double]?) -> RegionPolygon {
        let corners = [(-9.0, -9.0), (9, -9), (9, 9), (-9, 9)]
        return RegionPolygon(
            role: role, rings: [corners.map { RegionPoint(x: center.x + $0.0, y: center.y + $0.1) }], labD50: lab)
    }

    @Test func drawnGrayBalancesWhite() throws {
        var (scene, settings) = (scene(), AnalysisSettings())
        settings.card.search = false
        scene.crosstalk = 0
        let gray = region(.gray, around: scene.center(20), lab: nil)
        let (photo, values) = try values(scene, settings, regions: [gray])
        #expect(photo.calibration?.source == .gray)
        #expect(abs(try value("erythema-index", values) - 19.38) < 0.6)
        #expect(values.contains { $0.flags.contains(.noCard) })
    }

    @Test func drawnReferencesFixExposureToo() throws {
        var (scene, settings) = (scene(), AnalysisSettings())
        settings.card.search = false
        scene.crosstalk = 0
        let reference = ColorCheckerReference.labD50(.after2014)
        let drawn = [1, 19, 20, 21].map { patch in
            region(
                .reference, around: scene.center(patch),
                lab: [reference[patch].lightness, reference[patch].aStar, reference[patch].bStar])
        }
        let (photo, values) = try values(scene, settings, regions: drawn)
        #expect(photo.calibration?.isApplied == true)
        #expect(abs(try value("l-star", values) - skin.lightness) < 0.8)
        #expect(abs(try value("a-star", values) - skin.aStar) < 0.8)
        #expect(!values.contains { $0.flags.contains(.noCard) })
    }

    @Test func unusableReferencesAreNamed() throws {
        var settings = CardSettings()
        settings.search = false
        let outside = region(.gray, around: PolygonPoint(x: -100, y: -100), lab: nil)
        let photo = try calibrateColor(
            header(), try scene().render(), settings: settings, regions: [outside])
        #expect(photo.flags == [.referenceUnusable])
        #expect(photo.calibration == nil)
    }

    @Test func rootPolynomialReachesThePixels() throws {
        var settings = AnalysisSettings()
        settings.card.model = .rootPolynomial
        let (photo, values) = try values(scene(), settings)
        #expect(photo.calibration?.linearCorrection[0].count == 6)
        #expect(abs(try value("a-star", values) - skin.aStar) < 1.5)
    }
}
