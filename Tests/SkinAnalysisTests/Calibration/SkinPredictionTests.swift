import Colorimetry
import PortableMath
import StudyRecords
import Testing

@testable import SkinAnalysis

struct SkinPredictionTests {
    private let reference = ColorCheckerReference.linearSRGB(.after2014)
    private let camera = [[0.7, 0.2, 0.05], [0.1, 0.6, 0.15], [0.02, 0.25, 0.5]]

    private func patches() -> FitPatches {
        let seen = reference.map { Matrix3(rows: camera).applied(to: $0) }
        return FitPatches(seen: seen, edition: .after2014, usable: [Bool](repeating: true, count: 24))
    }

    private func redness(_ color: [Double]) -> Double { 100 * (color[0] / color[1]).logarithm }

    /// A camera that is a matrix of the reference is undone: skins keep their differences of redness within 5 %, their level
    /// within 0.6.
    @Test(arguments: [Array(0..<24), Array(2..<24), [0, 1, 6, 8, 9, 11, 14, 15, 16, 18, 20, 22]])
    func linearCameraKeepsRedness(used: [Int]) throws {
        let fit = try #require(LightFit(skinFrom: patches(), used: used, model: .matrix))
        let errors = SkinPrediction.colors.map { skin in
            redness(fit.mapped(Matrix3(rows: camera).applied(to: skin))) - redness(skin)
        }
        #expect(abs(errors.reduce(0, +)) / Double(errors.count) < 0.6)
        let range = SkinPrediction.colors.map(redness)
        let span = try #require(range.max()) - #require(range.min())
        #expect(try #require(errors.max()) - #require(errors.min()) < 0.05 * span + 0.5)
    }

    @Test func predictionScalesWithExposure() throws {
        let seen = patches().seen
        let one = try #require(SkinPrediction.seen(from: seen, used: Array(0..<24)))
        let two = try #require(SkinPrediction.seen(from: seen.map { $0.map { 2 * $0 } }, used: Array(0..<24)))
        for (a, b) in zip(one.joined(), two.joined()) { #expect(abs(2 * a - b) < 1e-9) }
    }
}

extension Double {
    fileprivate var logarithm: Double { PortableMath.log(self) / PortableMath.log(10) }
}
