import Imaging
import PortableMath
import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// Skin that swelled or turned away: shifts of knots beside one map.
@Suite struct LocalRefinementTests {
    private static let skin = MovedSkin(width: 420, height: 360, seed: 11)

    /// The place of the undeformed photo that the deformed one shows at a place.
    private static func origin(_ x: Double, _ y: Double, by pixels: Double) -> (x: Double, y: Double) {
        func fall(_ cx: Double, _ cy: Double) -> Double {
            PortableMath.exp(-((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (2 * 70 * 70))
        }
        return (x + pixels * (fall(140, 130) - fall(300, 250)), y + pixels * (fall(290, 120) - 0.5 * fall(130, 260)))
    }

    private static func deformed(by pixels: Double) throws -> EncodedImage {
        let photo = skin.photo(seed: 21)
        guard case .eightBit(let codes) = photo.samples else { throw PhotoRefusal(.notRegistrable, "eight bits") }
        func code(_ x: Double, _ y: Double, _ channel: Int) -> UInt8 {
            let (u, v) = (min(max(0, x - 0.5), 418), min(max(0, y - 0.5), 358))
            let (left, top) = (Int(u), Int(v))
            func value(_ x: Int, _ y: Int) -> Double { Double(codes[3 * (y * 420 + x) + channel]) }
            let (s, t) = (u - Double(left), v - Double(top))
            let upper = value(left, top) * (1 - s) + value(left + 1, top) * s
            let lower = value(left, top + 1) * (1 - s) + value(left + 1, top + 1) * s
            return UInt8((upper * (1 - t) + lower * t).rounded())
        }
        return Patch.image(width: 420, height: 360) { column, row in
            let (x, y) = origin(Double(column) + 0.5, Double(row) + 0.5, by: pixels)
            return (code(x, y, 0), code(x, y, 1), code(x, y, 2))
        }
    }

    /// Mean distance of carried places from where they belong, with the field and without.
    private static func errors(_ solution: RegistrationSolution, by pixels: Double) -> (bent: Double, plain: Double) {
        var (bent, plain, count) = (0.0, 0.0, 0.0)
        for y in stride(from: 30.0, to: 340, by: 20) {
            for x in stride(from: 30.0, to: 400, by: 20) {
                // Where the photo shows (x, y) is where its origin is (x, y).
                var (u, v) = (x, y)
                for _ in 0..<30 {
                    let (px, py) = origin(u, v, by: pixels)
                    (u, v) = (u + x - px, v + y - py)
                }
                for (map, isBent) in [(solution.skinMap, true), (SkinMap(solution.map), false)] {
                    let (p, q) = map.source(x: x, y: y)
                    let error = ((p - u) * (p - u) + (q - v) * (q - v)).squareRoot()
                    if isBent { bent += error } else { plain += error }
                }
                count += 1
            }
        }
        return (bent / count, plain / count)
    }

    @Test func shiftsAreFoundWhereOneMapIsNotEnough() throws {
        let baseline = try RegistrationTests.reference(Self.skin.photo())
        let solution = try PhotoRegistration(RegistrationTests.reference(Self.deformed(by: 3)), to: baseline).solve()
        #expect(solution.field != nil && solution.localGain > 0.03)
        let (bent, plain) = Self.errors(solution, by: 3)
        #expect(bent < 0.4 && bent < plain / 2)
        #expect(solution.estimatedError > bent / 3 && solution.estimatedError < 3 * bent)
        #expect(solution.areaRange.lowerBound > 0.7 && solution.areaRange.upperBound < 1.4)
    }

    @Test func skinThatOnlyMovedStaysUnbent() throws {
        let baseline = try RegistrationTests.reference(Self.skin.photo())
        let moved = try RegistrationTests.reference(Self.skin.turned(by: 90, redness: 8))
        #expect(try PhotoRegistration(moved, to: baseline).solve().field == nil)
    }

    @Test func edgesAreCarriedInPieces() {
        let still = DisplacementField(width: 100, height: 100, spacing: 20)
        var field = still
        field.add([Double](repeating: 2, count: 25), (0..<25).map { Double($0 / 5) })
        let (dx, dy) = field.shift(x: 50, y: 50)
        #expect(dx == 2 && dy == 2 && field.shift(x: -9, y: 200).y == 4)
        #expect(abs(field.areaRange.upperBound - 1.05) < 1e-12 && still.areaRange == 1...1)
        let half = field.rescaled(by: 2)
        #expect(half.shift(x: 25, y: 25).y == 1 && half.areaRange == field.areaRange)
        let square = RegionPolygon(
            role: .treated, rings: [[(10, 10), (90, 10), (90, 90), (10, 90)].map { RegionPoint(x: $0.0, y: $0.1) }])
        let carried = RegionCarrier(map: SkinMap(.identity, field: field)).carried([square])[0].rings[0]
        #expect(carried.count == 64 && carried.allSatisfy { $0.x >= 12 && $0.x <= 92 })
        #expect(RegionCarrier(map: SkinMap.identity).carried([square])[0] == square)
    }
}
