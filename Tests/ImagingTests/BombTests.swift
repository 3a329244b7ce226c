import Foundation
import Imaging
import TestSupport
import Testing

/// Small files that promise, or unpack to, far too much.
@Suite struct BombTests {
    private func reason(_ bytes: [UInt8], _ limits: DecodeLimits = DecodeLimits()) -> DecodeError.Reason? {
        do {
            _ = try PhotoReader.decode(bytes, limits: limits)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func aJPEGThatClaims65500SquaredIsOverTheLimit() throws {
        var bytes = try PhotoReaderTests.fixture("formats/progressive.jpg")
        let frame = try #require((0..<bytes.count - 1).first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC2 })
        bytes.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0xDC, 0xFF, 0xDC])
        #expect(reason(bytes) == .overLimit)
    }

    /// Every scan walks all coefficients, so thousands of them would take hours on a large picture.
    @Test func thousandsOfScansEnd() throws {
        var bytes = try PhotoReaderTests.fixture("formats/progressive.jpg")
        let scans = (0..<bytes.count - 1).filter { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA }
        let last = try #require(scans.last)
        let scan = Array(bytes[last..<bytes.count - 2])
        bytes = Array(bytes.dropLast(2)) + (0..<5000).flatMap { _ in scan } + [0xFF, 0xD9]
        let started = ContinuousClock.now
        #expect(reason(bytes) != nil)
        #expect(ContinuousClock.now - started < .seconds(5))
        var few = DecodeLimits()
        few.scans = 3
        #expect(reason(try PhotoReaderTests.fixture("formats/progressive.jpg"), few) == .overLimit)
    }

    @Test func aPNGThatUnpacksToManyPixelsIsMeasuredByTheLimits() throws {
        let (width, height) = (8000, 5000)
        let bomb = PNGBomb.zeros(width: width, height: height)
        #expect(bomb.count < 800_000)
        #expect(reason(bomb) == nil)
        var limits = DecodeLimits()
        limits.memoryMegabytes = 100
        #expect(reason(bomb, limits) == .overLimit)
        limits = DecodeLimits()
        limits.megapixels = 39
        #expect(reason(bomb, limits) == .overLimit)
    }

    @Test func anInterlacedDeepPNGCountsItsBuffers() {
        // 119 megapixels of 16-bit RGBA, interlaced: the pixels alone fit the limit, the buffers do not.
        let header = PNGBomb.chunk("IHDR", [0, 0, 0x2E, 0xE0, 0, 0, 0x26, 0xB6, 16, 6, 0, 0, 1])
        #expect(reason(PNGBomb.signature + header + PNGBomb.chunk("IDAT", [0x78, 0x9C])) == .overLimit)
    }

    @Test(.enabled(if: PhotoFormat.tiff.isAvailable)) func aTIFFWithHugeStripsIsOverTheLimit() {
        // 10000 × 10000 RGB of 16 bits in one LZW strip: strip and pixels together exceed the memory.
        #expect(reason(TIFFBomb.bytes(width: 10_000, height: 10_000, rows: 10_000)) == .overLimit)
        #expect(reason(TIFFBomb.bytes(width: 65_500, height: 65_500, rows: 1)) == .overLimit)
        let small = reason(TIFFBomb.bytes(width: 3000, height: 3000, rows: 0xFFFF_FFFF))
        #expect(small == .truncated || small == .corrupt)
    }

    @Test(.enabled(if: PhotoFormat.heif.isAvailable)) func aHEIFThatClaims65500SquaredIsOverTheLimit() throws {
        var bytes = try PhotoReaderTests.fixture("formats/p3.heic")
        let sizes = (0..<bytes.count - 16).filter { Array(bytes[$0..<$0 + 4]) == Array("ispe".utf8) }
        #expect(!sizes.isEmpty)
        for start in sizes {
            bytes.replaceSubrange(start + 8..<start + 16, with: [0, 0, 0xFF, 0xDC, 0, 0, 0xFF, 0xDC])
        }
        #expect(reason(bytes) == .overLimit)
    }

    @Test func aProfileThatUnpacksToGigabytesIsBroken() {
        let zeros = PNGBomb.deflatedZeros(count: 200_000_000)
        let profile = PNGBomb.chunk("iCCP", Array("icc\0\0".utf8) + zeros)
        #expect(reason(PNGBomb.zeros(width: 8, height: 8, extra: profile)) == .profileBroken)
        let text = PNGBomb.chunk("zTXt", Array("comment\0\0".utf8) + zeros)
        #expect(reason(PNGBomb.zeros(width: 8, height: 8, extra: text + text + text)) == nil)
    }
}

/// TIFF headers that promise pixels and hold none.
private enum TIFFBomb {
    static func bytes(width: Int, height: Int, rows: Int) -> [UInt8] {
        func word(_ value: Int) -> [UInt8] { [0, 8, 16, 24].map { UInt8(value >> $0 & 255) } }
        func entry(_ tag: Int, _ value: Int) -> [UInt8] {
            [UInt8(tag & 255), UInt8(tag >> 8), 4, 0] + word(1) + word(value)
        }
        let entries = [
            entry(256, width), entry(257, height), entry(258, 16), entry(259, 5), entry(262, 2), entry(273, 200),
            entry(277, 3), entry(278, rows), entry(279, 40),
        ]
        let directory = [UInt8(entries.count), 0] + entries.flatMap { $0 } + word(0)
        let start = Array("II".utf8) + [42, 0] + word(8) + directory
        return start + [UInt8](repeating: 0, count: 240 - start.count)
    }
}

/// PNG files of zeros, with the deflate stream written bit by bit.
private enum PNGBomb {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    static func zeros(width: Int, height: Int, extra: [UInt8] = []) -> [UInt8] {
        func word(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }
        let header = chunk("IHDR", word(width) + word(height) + [8, 2, 0, 0, 0])
        let pixels = chunk("IDAT", deflatedZeros(count: (3 * width + 1) * height))
        return signature + header + extra + pixels + chunk("IEND", [])
    }

    static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + data
        return [24, 16, 8, 0].map { UInt8(data.count >> $0 & 255) } + named + PNGChecksum.bytes(of: named)
    }

    /// zlib: one block of fixed codes, a zero and then matches of 258 zeros at distance one.
    static func deflatedZeros(count: Int) -> [UInt8] {
        var bits = BitWriter(bytes: [0x78, 0x9C])
        bits.append(0b011, count: 3)  // last block, fixed codes; values go out least significant bit first
        bits.append(0b00001100, count: 8)  // literal 0 is 00110000, codes go out most significant bit first
        for _ in 0..<(count - 1) / 258 { bits.append(0b00000_10100011, count: 13) }
        for _ in 0..<(count - 1) % 258 { bits.append(0b00001100, count: 8) }
        bits.append(0, count: 7)
        let adler = count % 65521
        return bits.finished + [UInt8(adler >> 8), UInt8(adler & 255), 0, 1]
    }

    private struct BitWriter {
        var bytes: [UInt8]
        var pending: UInt32 = 0
        var filled: UInt32 = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func append(_ value: UInt32, count: UInt32) {
            pending |= value << filled
            filled += count
            while filled >= 8 {
                bytes.append(UInt8(pending & 255))
                pending >>= 8
                filled -= 8
            }
        }

        var finished: [UInt8] { filled > 0 ? bytes + [UInt8(pending & 255)] : bytes }
    }
}
