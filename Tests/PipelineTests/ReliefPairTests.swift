import HealingModel
import Imaging
import SkinAnalysis
import StudyRecords
import TestSupport
import Testing

@testable import Pipeline

/// The amplitude ratio of two photos of one skin, from pixels to the number.
@Suite struct ReliefPairTests {
    static let skin: ReliefSkin = {
        var skin = ReliefSkin(width: 512, height: 512)
        skin.addFurrows(perCM2: 350, depth: 5, seed: 1)
        skin.addPores(perCM2: 60, seed: 2)
        return skin
    }()

    private func spectrum(_ image: EncodedImage, quality: Int? = nil) throws -> TextureSpectrum {
        var (image, codes) = (image, [UInt8]())
        if case .eightBit(let stored) = image.samples { codes = stored }
        let bytes = try quality.map {
            try PhotoWriter.jpeg(codes, width: image.width, height: image.height, quality: $0)
        }
        let png = try PhotoWriter.png(image)
        let header = try PhotoReader.readHeader(of: bytes ?? png, limits: DecodeLimits())
        if let bytes { image = try PhotoReader.decode(bytes, limits: DecodeLimits()).1 }
        let settings = AnalysisSettings()
        let skin = locateSkin(in: try calibrateColor(header, image), settings: settings.skin)
        let aligned = try register(skin, to: nil, isBaseline: true, settings: settings)
        let jpeg = bytes.flatMap { JPEGEncoding($0)?.quality }
        return try #require(
            measureSkin(aligned, mmPerPixel: 0.05, settings: settings, jpegQuality: jpeg).spectrum)
    }

    @Test(arguments: [1.0, 1.5]) func blurIsTakenOutOfRelief(_ blur: Double) throws {
        let base = try spectrum(Self.skin.photo())
        let ratio = try #require(AmplitudeRatio(base, try spectrum(Self.skin.photo(blur: blur, seed: 8))))
        #expect(abs(ratio.ratio - 1) < 0.015)
        #expect(abs(ratio.blurDifference / 0.0025 - (blur * blur - 0.49)) < 0.07)
        #expect(ratio.bins >= 10 && ratio.flags.isEmpty)
    }

    @Test(
        arguments: [
            (0.7, 1.0, nil), (1.0, 1, nil), (1.5, 1, nil), (0.7, 2, nil), (0.7, 4, nil), (0.7, 1, 95), (0.7, 1, 85),
            (0.7, 1, 70), (1.5, 4, nil), (1.5, 2, 85),
        ] as [(Double, Double, Int?)])
    func aFifthLessReliefIsSeen(_ blur: Double, _ noise: Double, _ quality: Int?) throws {
        let base = try spectrum(Self.skin.photo(), quality: quality)
        let photo = Self.skin.scaled(by: 0.8).photo(blur: blur, noise: noise, seed: 8)
        let ratio = try #require(AmplitudeRatio(base, try spectrum(photo, quality: quality)))
        #expect(abs(ratio.ratio - 0.8) < (blur > 1.4 && (noise > 1 || quality != nil) ? 0.03 : 0.02))
    }

    @Test func thePairHasARowWithItsError() throws {
        let photos = try [1.0, 0.8].map { factor -> MeasuredPhoto in
            let image = Self.skin.scaled(by: factor).photo(seed: UInt64(factor * 10))
            var record = PhotoRecord(
                identity: PhotoIdentity(path: "\(factor).png", subject: "s", region: "r", visit: "v", shot: nil),
                state: .measured)
            record.spectrum = try spectrum(image)
            let value = MetricValue(
                role: .treated, metric: "tq", revision: 1, unit: "%", value: 1, standardError: nil, pixels: 1, flags: []
            )
            return MeasuredPhoto(record: record, values: [value])
        }
        let definitions = MetricCatalog.definitions.filter { $0.id == AmplitudeRatio.metric }
        let changes = StudyAnalysis.compare(
            before: photos[0], after: photos[1], definitions: definitions, settings: ChangeSettings())
        let change = try #require(changes.first)
        #expect(changes.count == 1 && change.metric == "amplitude-ratio" && change.unit == "ratio")
        #expect(change.before == 1 && abs((change.after ?? 0) - 0.8) < 0.02)
        #expect(change.standardError != nil && change.verdict == .decreased)
    }

    @Test func toFewFrequenciesGiveNoRatio() {
        let flat = TextureSpectrum(
            logPower: Array(repeating: -5, count: TextureSpectrum.bins), rounding: [], pitch: 0.05, tiles: 4)
        #expect(AmplitudeRatio(flat, flat) == nil)
    }
}
