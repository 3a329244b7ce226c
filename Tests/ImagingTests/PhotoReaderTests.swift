import Foundation
import Imaging
import TestSupport
import Testing

/// Every file against what two independent decoders make of it.
@Suite struct PhotoReaderTests {
    struct KnownMean: CustomTestStringConvertible {
        let file: String
        let width: Int
        let height: Int
        let means: [Double]
        var testDescription: String { file }
    }

    static func fixture(_ name: String) throws -> [UInt8] {
        let folder = try #require(Bundle.module.resourceURL)
        return [UInt8](try Data(contentsOf: folder.appending(path: "Fixtures/\(name)")))
    }

    static let known: [KnownMean] = {
        guard let text = try? String(decoding: fixture("means.csv"), as: UTF8.self) else { return [] }
        return text.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: ",").map(String.init)
            return KnownMean(
                file: fields[0], width: Int(fields[1]) ?? 0, height: Int(fields[2]) ?? 0,
                means: fields[3...5].map { Double($0) ?? -1 })
        }
    }()

    static func means(_ image: EncodedImage) -> [Double] {
        (0..<3).map { channel in
            let pixels = image.width * image.height
            switch image.samples {
            case .eightBit(let codes):
                return (0..<pixels).reduce(0.0) { $0 + Double(codes[3 * $1 + channel]) } / Double(pixels)
            case .sixteenBit(let codes):
                return (0..<pixels).reduce(0.0) { $0 + Double(codes[3 * $1 + channel]) / 257 } / Double(pixels)
            }
        }
    }

    @Test func fixturesAreThere() { #expect(Self.known.count > 100) }

    @Test(arguments: known) func decodesToTheKnownPixels(_ known: KnownMean) throws {
        let (header, image) = try PhotoReader.decode(try Self.fixture(known.file), limits: DecodeLimits())
        #expect(image.width == known.width && image.height == known.height)
        #expect(header.width == known.width && header.height == known.height)
        for (mean, truth) in zip(Self.means(image), known.means) { #expect(abs(mean - truth) < 0.5) }
    }

    @Test func keepsSixteenBits() throws {
        let image = try PhotoReader.decode(try Self.fixture("pngsuite/basn2c16.png"), limits: DecodeLimits()).image
        guard case .sixteenBit(let codes) = image.samples else {
            Issue.record("16-bit file decoded to 8 bits")
            return
        }
        #expect(codes.contains { $0 % 257 != 0 })
    }

    @Test func everyOrientationGivesTheSamePicture() throws {
        let upright = try PhotoReader.decode(try Self.fixture("pillow/hopper.jpg"), limits: DecodeLimits()).image
        for orientation in 2...8 {
            let (header, image) = try PhotoReader.decode(
                try Self.fixture("pillow/hopper_orientation_\(orientation).jpg"), limits: DecodeLimits())
            #expect(header.orientation == orientation)
            #expect(image.width == upright.width && image.height == upright.height)
            guard case .eightBit(let codes) = image.samples, case .eightBit(let truth) = upright.samples else {
                Issue.record("8-bit JPEG expected")
                return
            }
            let difference = zip(codes, truth).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
            // The files were compressed one by one; a wrong turn would differ by about fifty.
            #expect(Double(difference) / Double(codes.count) < 8)
        }
    }

    @Test func losslessOrientationsAreExact() throws {
        let stored = Patch.image(width: 5, height: 3) { x, y in (UInt8(10 * x), UInt8(10 * y), 7) }
        guard case .eightBit(let codes) = stored.samples else { return }
        let jpeg = try PhotoWriter.jpeg(codes, width: 5, height: 3, quality: 100, fullChroma: true)
        let plain = try PhotoReader.decode(jpeg, limits: DecodeLimits()).image
        let turned = try PhotoReader.decode(EXIFBlock(orientation: 6).inserted(into: jpeg), limits: DecodeLimits())
            .image
        guard case .eightBit(let a) = plain.samples, case .eightBit(let b) = turned.samples else { return }
        #expect(turned.width == 3 && turned.height == 5)
        // Orientation 6: the stored first row is the right-hand column of the upright picture.
        for x in 0..<5 {
            for y in 0..<3 { #expect(a[3 * (y * 5 + x)] == b[3 * (x * 3 + (2 - y))]) }
        }
    }
}
