import Foundation
import Imaging
import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// Made-up skin whose values are known beforehand.
@Suite struct SyntheticSkinTests {
    private func rectangle(_ role: RegionRole, _ left: Double, _ top: Double, _ right: Double, _ bottom: Double)
        -> RegionPolygon
    {
        RegionPolygon(
            role: role,
            rings: [[(left, top), (right, top), (right, bottom), (left, bottom)].map { RegionPoint(x: $0.0, y: $0.1) }])
    }

    /// Gray-free skin with a luminance wave of the given contrast (percent, amplitude) and wavelength (pixels) along x.
    private func waves(_ contrast: Double, wavelength: Double, side: Int = 240, noise: Double = 0) -> EncodedImage {
        var random = SplitMix64(seed: 8)
        let codes = (0..<side * side).flatMap { index -> [UInt16] in
            let wave = exp(contrast / 100 * sin(2 * .pi * Double(index % side) / wavelength))
            return [0.40, 0.235, 0.175].map { base in
                let light = base * wave * (1 + noise * random.normal())
                let encoded = light <= 0.0031308 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055
                return UInt16(max(0, min(65_535, (encoded * 65_535).rounded())))
            }
        }
        return EncodedImage(width: side, height: side, samples: .sixteenBit(codes))
    }

    /// Transfer of the band filter at one wavelength: G(λ) of the definition, exp(-2π²σ²/λ²).
    private func transfer(_ wavelength: Double, band: ClosedRange<Double>) -> Double {
        func gaussian(_ cutoff: Double) -> Double {
            let sigma = 0.18739 * cutoff
            return exp(-2 * .pi * .pi * sigma * sigma / (wavelength * wavelength))
        }
        return gaussian(band.lowerBound) - gaussian(band.upperBound)
    }

    @Test(arguments: [(8.0...16.0, 11.3), (16.0...32.0, 22.6), (32.0...64.0, 40.0)])
    func bandContrastOfAWaveIsItsAmplitude(_ band: ClosedRange<Double>, _ wavelength: Double) throws {
        let values = try FlatPatchTests.values(waves(5, wavelength: wavelength, side: 480))
        let name = "band-contrast-\(Int(band.lowerBound))-\(Int(band.upperBound))-px"
        let truth = 5 / 2.0.squareRoot() * transfer(wavelength, band: band)
        #expect(abs(try #require(FlatPatchTests.value(name, values)) - truth) < 0.04 * truth)
    }

    @Test func amplitudeFallsByWhatTheWaveFalls() throws {
        let strong = try FlatPatchTests.values(waves(6, wavelength: 12))
        let weak = try FlatPatchTests.values(waves(4.8, wavelength: 12))
        for metric in ["band-contrast-8-16-px", "tq-px", "ta-px"] {
            let ratio =
                try #require(FlatPatchTests.value(metric, weak)) / (try #require(FlatPatchTests.value(metric, strong)))
            #expect(abs(ratio - 0.8) < 0.004, "\(metric)")
        }
    }

    @Test func millimetresArePixelsTimesPitch() throws {
        let image = waves(5, wavelength: 20)
        let pixels = try FlatPatchTests.values(image)
        let millimetres = try FlatPatchTests.values(image, mmPerPixel: 0.05)
        let inPixels = try #require(FlatPatchTests.value("band-contrast-8-16-px", pixels))
        #expect(FlatPatchTests.value("band-contrast-0.4-0.8-mm", millimetres) == inPixels)
        let coarse = try FlatPatchTests.values(image, mmPerPixel: 0.2)
        let refused = coarse.first { $0.metric == "band-contrast-0.4-0.8-mm" }
        #expect(refused?.value == nil)
        #expect(refused?.flags.contains(.pitchTooCoarse) == true)
    }

    @Test func noiseIsSubtractedFromBands() throws {
        let clean = try FlatPatchTests.values(waves(5, wavelength: 12))
        let noisy = try FlatPatchTests.values(waves(5, wavelength: 12, noise: 0.02))
        let before = try #require(FlatPatchTests.value("band-contrast-8-16-px", clean))
        let after = try #require(FlatPatchTests.value("band-contrast-8-16-px", noisy))
        #expect(abs(after - before) < 0.02 * before)
    }

    @Test func rednessAreaIsTheRedPart() throws {
        // The left half of the treated square is redder by 12 EI; everything else is like the control, with some noise.
        var random = SplitMix64(seed: 21)
        let image = Patch.image(width: 200, height: 200) { x, y in
            let isRed = x < 50 && y < 100
            let jitter = Int(random.normal() * 2)
            return (UInt8(173 + jitter), UInt8((isRed ? 119 : 136) + jitter), UInt8((isRed ? 104 : 119) + jitter))
        }
        let regions = [rectangle(.treated, 0, 0, 100, 100), rectangle(.control, 0, 120, 200, 200)]
        let values = try FlatPatchTests.values(image, polygons: regions, mmPerPixel: 0.5)
        let area = try #require(FlatPatchTests.value("redness-area", values))
        // Half the square, 2 % of the other half above mean + 2 SD, and about two pixels of blurred border.
        #expect(abs(area - 53) < 1.5)
        let unscaled = try FlatPatchTests.values(image, polygons: regions)
        #expect(unscaled.first { $0.metric == "redness-area" }?.flags.contains(.noScale) == true)
        let alone = try FlatPatchTests.values(image, polygons: [regions[0]], mmPerPixel: 0.5)
        #expect(alone.first { $0.metric == "redness-area" }?.flags.contains(.noControl) == true)
    }

    @Test func glareAndClippingAreLeftOut() throws {
        let image = Patch.image(width: 160, height: 160) { x, y in
            if x < 20 && y < 20 { return (255, 255, 255) }
            if (58..<84).contains(x), (58..<84).contains(y) { return (225, 210, 205) }
            return (173, UInt8(135 + (x + y) % 3), 119)
        }
        let values = try FlatPatchTests.values(image, polygons: [rectangle(.treated, 0, 0, 160, 160)])
        let plain = try FlatPatchTests.values(
            Patch.image(width: 160, height: 160) { x, y in (173, UInt8(135 + (x + y) % 3), 119) },
            polygons: [rectangle(.treated, 0, 0, 160, 160)])
        let difference =
            try #require(FlatPatchTests.value("erythema-index", values))
            - (try #require(FlatPatchTests.value("erythema-index", plain)))
        #expect(abs(difference) < 0.01)
        #expect((values.first?.pixels ?? 0) < 160 * 160 - 800)
    }

    @Test func drawnRegionsKeepTheReddestPixels() throws {
        // Blood red, far outside any skin gate.
        let values = try FlatPatchTests.values(Patch.flat(150, 20, 30), polygons: [rectangle(.treated, 4, 4, 44, 44)])
        #expect(values.first?.pixels == 1600)
        #expect(values.first?.flags.contains(.regionNotSkin) == true)
    }
}
