import Imaging
import TestSupport
import Testing

@Suite struct RoundTripTests {
    @Test func pngKeepsEveryCode() throws {
        var random = SplitMix64(seed: 1)
        let small = EncodedImage(
            width: 13, height: 7, samples: .eightBit((0..<273).map { _ in UInt8.random(in: 0...255, using: &random) }))
        let deep = EncodedImage(
            width: 13, height: 7,
            samples: .sixteenBit((0..<273).map { _ in UInt16.random(in: 0...65535, using: &random) }))
        for image in [small, deep] {
            let back = try PhotoReader.decode(try PhotoWriter.png(image), limits: DecodeLimits()).image
            switch (image.samples, back.samples) {
            case (.eightBit(let a), .eightBit(let b)): #expect(a == b)
            case (.sixteenBit(let a), .sixteenBit(let b)): #expect(a == b)
            default: Issue.record("the depth changed")
            }
        }
    }

    @Test func writtenPhotosCarryNoMetadata() throws {
        let jpeg = try PhotoWriter.jpeg([UInt8](repeating: 90, count: 3 * 16 * 16), width: 16, height: 16, quality: 88)
        let header = try PhotoReader.readHeader(of: jpeg, limits: DecodeLimits())
        #expect(header.exif == EXIFRecord())
        #expect(header.profileName == nil)
    }
}
