import Colorimetry
import Testing

@testable import SkinPhantom

/// Colors of the model computed independently (colour-science 0.4.7, 5 nm) from the same constants.
@Suite struct SkinReflectanceTests {
    static let fixtures:
        [(blood: Double, oxygenation: Double, melanin: Double, rgb: [Double], lab: [Double], ei: Double)] = [
            (0.006, 0.55, 0.012, [0.5532, 0.3717, 0.2893], [69.78, 9.07, 13.56], 17.27),
            (0.024, 0.65, 0.012, [0.4515, 0.2302, 0.1865], [59.35, 16.47, 13.74], 29.26),
            (0.006, 0.55, 0.050, [0.3805, 0.2118, 0.1146], [56.15, 10.79, 23.09], 25.45),
            (0.024, 0.65, 0.050, [0.3175, 0.1408, 0.0844], [48.80, 16.38, 20.55], 35.33),
            (0.006, 0.55, 0.120, [0.2103, 0.0948, 0.0401], [40.48, 12.77, 24.13], 34.62),
            (0.024, 0.65, 0.120, [0.1810, 0.0698, 0.0361], [36.19, 15.85, 20.24], 41.36),
        ]

    @Test(arguments: fixtures.indices) func matchesPublishedModel(_ index: Int) {
        let fixture = SkinReflectanceTests.fixtures[index]
        let spectrum = SkinReflectance.spectrum(
            of: SkinPigments(blood: fixture.blood, oxygenation: fixture.oxygenation, melanin: fixture.melanin))
        let color = PhantomCamera.observer.color(of: spectrum, in: .d65)
        for channel in 0..<3 { #expect(abs(color[channel] - fixture.rgb[channel]) < 1.5e-4) }
        let lab = CIELAB(red: color[0], green: color[1], blue: color[2])
        #expect(abs(lab.lightness - fixture.lab[0]) < 0.02)
        #expect(abs(lab.aStar - fixture.lab[1]) < 0.02)
        #expect(abs(lab.bStar - fixture.lab[2]) < 0.02)
        let erythema = PigmentIndices.erythema(
            red: PigmentIndices.opticalDensity(color[0]), green: PigmentIndices.opticalDensity(color[1]))
        #expect(abs(erythema - fixture.ei) < 0.02)
    }

    /// The table is as good as the formula.
    @Test(arguments: PhantomCamera.allCases) func tableFollowsSpectra(_ camera: PhantomCamera) {
        let table = PigmentTable(camera: camera, light: .fluorescent)
        var random = PhantomRandom(seed: 4, "table")
        for _ in 0..<400 {
            let skin = SkinPigments(blood: random.range(0.002, 0.06), melanin: random.range(0.005, 0.15))
            let exact = camera.color(of: SkinReflectance.spectrum(of: skin), in: .fluorescent)
            let tabulated = table.color(blood: skin.blood, melanin: skin.melanin)
            for channel in 0..<3 { #expect(abs(tabulated[channel] / exact[channel] - 1) < 1e-3) }
        }
    }

    /// The patches have the published colors under D50; under D65 they follow their spectra, the product follows Bradford.
    @Test func cardHasPublishedColors() {
        let published = ColorCheckerReference.linearSRGB(.after2014)
        for (index, patch) in SpectralTables.card.enumerated() {
            let seen = PhantomCamera.observer.color(of: patch, in: .d65)
            for channel in 0..<3 { #expect(abs(seen[channel] - published[index][channel]) < 0.04) }
        }
    }
}
