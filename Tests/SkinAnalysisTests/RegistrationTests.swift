import Imaging
import PortableMath
import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// Photos of one synthetic skin from known places: what registration finds, and what it refuses.
@Suite struct RegistrationTests {
    private static let skin = MovedSkin(width: 420, height: 360, seed: 11)

    /// From the skin to the photo: turn, scale and perspective about the middle.
    private static func map(_ degrees: Double, _ scale: Double, _ tilt: Double = 0) -> ProjectiveMap {
        let (c, s) = (
            scale * PortableMath.cosineOfDegrees(degrees), scale * PortableMath.sineOfDegrees(degrees)
        )
        let turn = ProjectiveMap([c, -s, 0, s, c, 0, tilt, -tilt / 2, 1])
        return ProjectiveMap.shift(210, 180).after(turn).after(.shift(-205, -184))
    }

    private static func located(_ image: EncodedImage) throws -> SkinPhoto {
        let (header, decoded) = try PhotoReader.decode(PhotoWriter.png(image), limits: DecodeLimits())
        return locateSkin(in: try calibrateColor(header, decoded), settings: SkinSettings())
    }

    private static func features(_ image: EncodedImage) throws -> RegistrationFeatures {
        let skin = try located(image)
        return RegistrationFeatures(RegistrationImage(image, area: skin.skinArea))
    }

    /// For other suites; refusals are all that can go wrong.
    static func reference(_ image: EncodedImage) throws(PhotoRefusal) -> RegistrationFeatures {
        do { return try features(image) } catch { throw PhotoRefusal(.notRegistrable, "\(error)") }
    }

    /// Mean distance over the part of the skin that the photo shows.
    private static func error(_ found: ProjectiveMap, _ truth: ProjectiveMap) -> Double {
        var (sum, count) = (0.0, 0.0)
        for y in stride(from: 20.0, to: 350, by: 20) {
            for x in stride(from: 20.0, to: 410, by: 20) {
                let (u, v) = truth.source(x: x, y: y)
                guard (0...420).contains(u), (0...360).contains(v) else { continue }
                let (p, q) = found.source(x: x, y: y)
                sum += ((u - p) * (u - p) + (v - q) * (v - q)).squareRoot()
                count += 1
            }
        }
        return sum / count
    }

    private static func solve(_ image: EncodedImage) throws -> RegistrationSolution {
        try PhotoRegistration(features(image), to: features(skin.photo())).solve()
    }

    @Test(arguments: [
        (3.0, 1.02, 0.0), (-28, 0.75, 2e-4), (41, 1.35, -2e-4), (90, 1, 0), (180, 0.9, 1e-4), (12, 1.9, 0),
    ])
    func findsKnownMaps(degrees: Double, scale: Double, tilt: Double) throws {
        let truth = Self.map(degrees, scale, tilt)
        let inverse = try #require(truth.inverse)
        let image = Self.skin.photo(inverse: inverse, redness: 12, seed: 9)
        let solution = try Self.solve(image)
        let error = Self.error(solution.map, truth)
        #expect(error < 0.15)
        #expect(solution.estimatedError < 0.3 && solution.estimatedError > error / 4)
        #expect(abs(solution.scale - scale) < 0.05 * scale)
        #expect(throws: Never.self) {
            try RegistrationJudgment(solution: solution, overlapPercent: 100, settings: RegistrationSettings())
                .figures()
        }
    }

    @Test func otherSkinIsRefused() throws {
        let baseline = try Self.features(Self.skin.photo())
        for seed: UInt64 in [12, 13, 14] {
            let other = try Self.features(MovedSkin(width: 420, height: 360, seed: seed).photo())
            let outcome = Result { () throws(PhotoRefusal) in
                let solution = try PhotoRegistration(other, to: baseline).solve()
                return try RegistrationJudgment(
                    solution: solution, overlapPercent: 100, settings: RegistrationSettings()
                ).figures()
            }
            guard case .failure(let refusal) = outcome else {
                Issue.record("skin \(seed) was taken for another")
                continue
            }
            #expect(refusal.reason == .notRegistrable && !refusal.detail.isEmpty)
        }
    }

    /// A striped towel that stays where it was while the skin moves: the skin must decide.
    @Test func theBackgroundDoesNotDecide() throws {
        let truth = Self.map(8, 1.05)
        let inverse = try #require(truth.inverse)
        func towel(_ x: Double, _ y: Double) -> (Double, Double, Double) {
            let bright = Int(x / 9) % 2 == Int(y / 13) % 2 ? 90.0 : 60.0
            return (bright - 40, bright, bright + 90)
        }
        let baseline = Self.skin.photo(background: { x, y in x > 300 ? towel(x, y) : nil })
        let moved = Self.skin.photo(
            inverse: inverse,
            background: { u, v in
                guard u > 300 else { return nil }
                let (x, y) = truth.source(x: u, y: v)
                return towel(x, y)
            }, seed: 8)
        let solution = try PhotoRegistration(Self.features(moved), to: Self.features(baseline)).solve()
        var worst = 0.0
        for y in stride(from: 60.0, to: 300, by: 40) {
            for x in stride(from: 60.0, to: 280, by: 40) {
                let ((u, v), (p, q)) = (truth.source(x: x, y: y), solution.map.source(x: x, y: y))
                worst = max(worst, ((u - p) * (u - p) + (v - q) * (v - q)).squareRoot())
            }
        }
        #expect(worst < 0.3)
    }

    @Test func flatSkinIsRefusedWithAFigure() throws {
        let flat = try Self.features(Patch.flat(178, 140, 122, width: 300, height: 300))
        #expect(throws: PhotoRefusal.self) { try PhotoRegistration(flat, to: flat).solve() }
    }

    @Test func carriedRegionsMeasureAsExactOnes() throws {
        let truth = Self.map(17, 1.2, 1e-4)
        let inverse = try #require(truth.inverse)
        let image = Self.skin.photo(inverse: inverse, redness: 10, seed: 4)
        let polygon = RegionPolygon(
            role: .treated,
            rings: [[(120, 110), (290, 110), (290, 250), (120, 250)].map { RegionPoint(x: $0.0, y: $0.1) }])
        let skin = try Self.located(image)
        let settings = AnalysisSettings()
        let reference = try Self.features(Self.skin.photo())
        let carried = try register(
            skin, to: BaselineRegions(polygons: [polygon], width: 420, height: 360), isBaseline: false,
            settings: settings
        ) { () throws(PhotoRefusal) in reference }
        let exact = try register(
            skin,
            to: BaselineRegions(
                polygons: RegionCarrier(map: truth).carried([polygon]), width: image.width, height: image.height),
            isBaseline: true, settings: settings)
        #expect(carried.registration == .registered && exact.registration == .baseline)
        let (found, known) = (
            measure(carried, mmPerPixel: 0.05, settings: settings), measure(exact, mmPerPixel: 0.05, settings: settings)
        )
        for (one, other) in zip(found, known) {
            guard let value = one.value, let expected = other.value else { continue }
            if one.metric == "erythema-index" { #expect(abs(value - expected) < 0.2) }
            if one.metric.hasPrefix("band-contrast") { #expect(abs(value - expected) < 0.02 * expected) }
            if let own = one.standardError, let theirs = other.standardError { #expect(own > 0.9 * theirs) }
        }
    }

    @Test func aRegionOutOfViewIsLowOverlap() throws {
        let solution = RegistrationSolution(
            map: .identity, matches: 100, inliers: 90, inlierRMS: 1, correlation: 0.9, agreeingPercent: 95, blocks: 80,
            estimatedError: 0.1)
        let judgment = RegistrationJudgment(solution: solution, overlapPercent: 40, settings: RegistrationSettings())
        do {
            _ = try judgment.figures()
            Issue.record("a region out of view was accepted")
        } catch {
            #expect(error.reason == .lowOverlap && error.detail.contains("40.0 %"))
        }
    }
}
