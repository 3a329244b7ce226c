import Colorimetry
import StudyRecords
import Testing

@testable import SkinAnalysis

struct CardFitTests {
    private let reference = ColorCheckerReference.linearSRGB(.after2014)
    private let camera = [[0.7, 0.2, 0.05], [0.1, 0.6, 0.15], [0.02, 0.25, 0.5]]

    private func patches(_ change: (Int, [Double]) -> [Double] = { $1 }) -> FitPatches {
        let seen = reference.indices.map { change($0, Matrix3(rows: camera).applied(to: reference[$0])) }
        return FitPatches(seen: seen, edition: .after2014, usable: [Bool](repeating: true, count: 24))
    }

    /// Linear sRGB of dark skin and light skin, from the published CIELAB by colour-science 0.4.7 with its Bradford transform.
    @Test func referenceColorsAreThePublishedOnes() {
        let wanted = [[0.17370512, 0.07877565, 0.05284856], [0.55985529, 0.27739096, 0.21086639]]
        for (color, goal) in zip(reference, wanted) {
            for (value, want) in zip(color, goal) { #expect(abs(value - want) < 2e-6) }
        }
    }

    @Test(arguments: [CardModel.matrix, .rootPolynomial])
    func linearCameraIsUndone(model: CardModel) throws {
        let patches = patches()
        let fit = try #require(RobustFit(patches, model: model))
        #expect(fit.mean < 0.01)
        #expect(fit.used.count == 24)
        #expect(fit.leaveOneOut(patches, model: model) < (model == .matrix ? 0.01 : 0.5))
    }

    /// Root-polynomial terms of (.1722481, .0917066, .0641694) as printed by colour-science.
    @Test func rootTermsArePublished() {
        let terms = LightFit.rootTerms([0.1722481, 0.0917066, 0.0641694])
        for (value, want) in zip(terms.dropFirst(3), [0.1256832, 0.0767121, 0.1051335]) {
            #expect(abs(value - want) < 1e-6)
        }
    }

    @Test func badPatchesHaveNoSay() throws {
        let fit = try #require(
            RobustFit(patches { $0 == 1 || $0 == 14 ? [0.02, 0.4, 0.4] : $1 }, model: .matrix))
        #expect(fit.mean < 0.01)
        #expect(fit.used == (0..<24).filter { $0 != 1 && $0 != 14 })
    }

    @Test func oneExposureMoreChangesTheMapOnly() throws {
        let one = try #require(RobustFit(patches(), model: .matrix))
        let two = try #require(RobustFit(patches { $1.map { 2 * $0 } }, model: .matrix))
        for (a, b) in zip(one.fit.rows.joined(), two.fit.rows.joined()) { #expect(abs(a - 2 * b) < 1e-9) }
    }

    @Test func shadowAndSlopeAreTakenOut() throws {
        let half = patches { patch, color in patch % 6 > 2 ? color.map { 0.45 * $0 } : color }
        let gains = try #require(CardShading.gains(half))
        #expect(CardShading.evenPart(gains, half.usable) == (0..<24).filter { $0 % 6 <= 2 })
        let sloping = patches { patch, color in color.map { $0 * (1 + 0.06 * (Double(patch % 6) - 2.5)) } }
        let plane = try #require(CardShading.gains(sloping).flatMap { CardShading.slope($0, sloping.usable) })
        #expect(abs(plane[0] / plane[5] - 1.15 / 0.85) < 0.04)
        #expect(try #require(CardShading.gains(sloping).map { CardShading.evenPart($0, sloping.usable) }) == nil)
    }
}
