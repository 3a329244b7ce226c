import Imaging
import TestSupport
import Testing

@Suite struct PhotoHeaderTests {
    private func header(_ block: EXIFBlock) throws -> PhotoHeader {
        let jpeg = try PhotoWriter.jpeg([UInt8](repeating: 120, count: 3 * 8 * 4), width: 8, height: 4, quality: 90)
        return try PhotoReader.readHeader(of: block.inserted(into: jpeg), limits: DecodeLimits())
    }

    @Test func readsTimeOffsetAndCamera() throws {
        let header = try header(
            EXIFBlock(
                orientation: 8, dateTimeOriginal: "2026:03:01 09:30:15", offset: "+02:00", make: "Maker  ",
                model: "Maker X1"))
        #expect(header.exif.dateTimeOriginal == "2026:03:01 09:30:15")
        #expect(header.exif.offsetTimeOriginal == "+02:00")
        #expect(header.exif.make == "Maker")
        #expect(header.exif.model == "Maker X1")
        #expect(header.width == 4 && header.height == 8)
        #expect(header.profileKind == .untagged)
    }

    @Test func blankTimesAreNoTimes() throws {
        #expect(try header(EXIFBlock(dateTimeOriginal: "0000:00:00 00:00:00")).exif.dateTimeOriginal == nil)
        #expect(try header(EXIFBlock(dateTimeOriginal: "    :  :     :  :  ")).exif.dateTimeOriginal == nil)
        #expect(try header(EXIFBlock(orientation: 77)).orientation == 1)
    }

    @Test func damagedEXIFNeverCrashes() throws {
        let jpeg = try PhotoWriter.jpeg([UInt8](repeating: 120, count: 3 * 64), width: 8, height: 8, quality: 90)
        let whole = EXIFBlock(dateTimeOriginal: "2026:03:01 09:30:15", offset: "+02:00", make: "A", model: "B")
            .inserted(into: jpeg)
        var random = SplitMix64(seed: 3)
        var readable = 0
        for _ in 0..<2000 {
            var bytes = whole
            for _ in 0..<4 {
                bytes[Int.random(in: 12..<150, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if (try? PhotoReader.readHeader(of: bytes, limits: DecodeLimits())) != nil { readable += 1 }
        }
        #expect(readable > 1000)
    }

    @Test func recognizesGammaOnlyPNG() throws {
        let linear = try PhotoReader.readHeader(
            of: try PhotoReaderTests.fixture("pngsuite/g10n2c08.png"), limits: DecodeLimits())
        guard case .other = linear.profileKind else {
            Issue.record("gamma 1.0 is not sRGB")
            return
        }
        let usual = try PhotoReader.readHeader(
            of: try PhotoReaderTests.fixture("pngsuite/g05n2c08.png"), limits: DecodeLimits())
        #expect(usual.profileKind != .sRGB)
        #expect(usual.bitDepth == 8)
    }
}
