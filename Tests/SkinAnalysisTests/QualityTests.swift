import Imaging
import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// Quality figures must answer to what they are named after and to nothing else.
@Suite struct QualityTests {
    /// Skin-like texture of many wavelengths, on request blurred and then noised, as a camera does it.
    private func skin(blur: Double = 0, noise: Double = 0, slope: Double = 0, seed: UInt64 = 11) -> EncodedImage {
        var random = SplitMix64(seed: seed)
        let side = 220
        let white = Plane(width: side, height: side, values: (0..<side * side).map { _ in Float(random.normal()) })
        let texture = [(1.2, 4.0), (3, 10), (8, 26)].map { sigma, size in
            white.convolved(with: GaussianKernel(sigma: sigma)).values.map { $0 * Float(size * sigma) }
        }
        let mixed = Plane(
            width: side, height: side, values: (0..<side * side).map { index in texture.reduce(0) { $0 + $1[index] } })
        let soft = mixed.convolved(with: GaussianKernel(sigma: blur))
        return Patch.image(width: side, height: side) { x, y in
            let level = Double(soft[x, y]) * 0.4 + slope * (Double(x) - 110)
            func code(_ base: Double) -> UInt8 {
                UInt8(max(0, min(255, (base + level + noise * random.normal()).rounded())))
            }
            return (code(180), code(141), code(123))
        }
    }

    private func quality(_ image: EncodedImage) throws -> RegionQuality {
        let header = try PhotoReader.readHeader(of: try PhotoWriter.png(image), limits: DecodeLimits())
        let settings = AnalysisSettings()
        let skin = locateSkin(in: try calibrateColor(header, image), settings: settings.skin)
        let square = RegionPolygon(
            role: .treated, rings: [[(4, 4), (216, 4), (216, 216), (4, 216)].map { RegionPoint(x: $0.0, y: $0.1) }])
        let baseline = BaselineRegions(polygons: [square], width: image.width, height: image.height)
        let aligned = try register(skin, to: baseline, isBaseline: true, settings: settings)
        return try #require(judgeQuality(of: aligned, encoding: nil)[.treated])
    }

    @Test func sharpnessFallsWithBlur() throws {
        let ratios = try [0, 0.5, 1, 1.5, 2, 3, 4].map { try #require(try quality(skin(blur: $0)).sharpness) }
        #expect(zip(ratios, ratios.dropFirst()).allSatisfy { $0 > $1 })
        #expect(ratios[4] < 0.65 * ratios[0])
    }

    @Test(arguments: [2.0, 4.0]) func sharpnessIsNoNoiseMeter(_ noise: Double) throws {
        let clean = try #require(try quality(skin()).sharpness)
        let noisy = try #require(try quality(skin(noise: noise)).sharpness)
        #expect(abs(noisy / clean - 1) < 0.05)
    }

    @Test func noiseIsMeasuredApartFromTexture() throws {
        // One code on a luma of about 150 is 2.4·1/150·100 % of luminance; three channels average to 0.75 of it.
        for noise in [2.0, 4, 8] {
            let found = try #require(try quality(skin(noise: noise)).noisePercent)
            let expected = noise * 0.75 * 2.3 / 150 * 100
            #expect(found > 0.75 * expected && found < 1.35 * expected, "\(noise): \(found), expected \(expected)")
        }
        #expect(try #require(try quality(skin()).noisePercent) < 0.8)
    }

    @Test func movementIsToldFromDefocus() throws {
        let still = skin()
        guard case .eightBit(let codes) = still.samples else { return }
        let moved = Patch.image(width: 220, height: 220) { x, y in
            let columns = (0..<9).map { min(219, x + $0) }
            func mean(_ channel: Int) -> UInt8 {
                UInt8(columns.reduce(0) { $0 + Int(codes[3 * (y * 220 + $1) + channel]) } / 9)
            }
            return (mean(0), mean(1), mean(2))
        }
        #expect(try #require(try quality(moved).motion) > 0.2)
        #expect(try #require(try quality(skin(blur: 2)).motion) < 0.1)
    }

    @Test func shadingHasSizeAndDirection() throws {
        let lit = try quality(skin(slope: 0.25))
        #expect(try #require(lit.shadingPercent) > 40)
        let direction = try #require(lit.lightDirection)
        #expect(min(direction, 360 - direction) < 10)
        #expect(try #require(try quality(skin()).shadingPercent) < 15)
    }

    @Test func darkHairsAreFound() throws {
        let plain = skin()
        guard case .eightBit(let codes) = plain.samples else { return }
        let hairy = Patch.image(width: 220, height: 220) { x, y in
            let start = 3 * (y * 220 + x)
            let isHair = [40, 90, 150].contains { abs(x - $0 - y / 8) <= 1 }
            let part: (UInt8) -> UInt8 = { isHair ? $0 / 2 : $0 }
            return (part(codes[start]), part(codes[start + 1]), part(codes[start + 2]))
        }
        let found = try #require(try quality(hairy).hairPercent)
        #expect(found > 2.5 && found < 6)
        #expect(try #require(try quality(plain).hairPercent) < 0.5)
    }

    @Test func compressionIsReadFromTheFile() throws {
        let rgb = (0..<64 * 64).flatMap { index -> [UInt8] in [UInt8(150 + index % 7), 120, 100] }
        for asked in [30, 60, 85, 95] {
            let jpeg = try PhotoWriter.jpeg(rgb, width: 64, height: 64, quality: asked)
            let encoding = try #require(JPEGEncoding(jpeg))
            #expect(abs((encoding.quality ?? 0) - asked) <= 1)
            #expect(encoding.subsampling == "4:2:0")
        }
        let full = try PhotoWriter.jpeg(rgb, width: 64, height: 64, quality: 90, fullChroma: true)
        #expect(JPEGEncoding(full)?.subsampling == "4:4:4")
        #expect(JPEGEncoding(try PhotoWriter.png(Patch.flat(1, 2, 3))) == nil)
        // Damaged markers end the search, never the program.
        for length in 0..<full.count where length % 7 == 0 { _ = JPEGEncoding(Array(full.prefix(length))) }
    }
}
