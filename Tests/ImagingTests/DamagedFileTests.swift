import Imaging
import TestSupport
import Testing

/// A damaged file is an error with a reason, never a picture.
@Suite struct DamagedFileTests {
    private func reason(_ bytes: [UInt8], limits: DecodeLimits = DecodeLimits()) -> DecodeError.Reason? {
        do {
            _ = try PhotoReader.decode(bytes, limits: limits)
            return nil
        } catch {
            return error.reason
        }
    }

    private func noisyJPEG() throws -> [UInt8] {
        var random = SplitMix64(seed: 7)
        let codes = (0..<3 * 64 * 48).map { _ in UInt8.random(in: 0...255, using: &random) }
        return try PhotoWriter.jpeg(codes, width: 64, height: 48, quality: 90)
    }

    @Test func aJPEGCutAnywhereIsNeverAccepted() throws {
        let whole = try noisyJPEG()
        #expect(reason(whole) == nil)
        let cuts = Set(stride(from: 1, to: whole.count, by: 97)).union([
            whole.count - 1, whole.count - 2, whole.count - 3,
        ])
        for cut in cuts.sorted() {
            let found = reason(Array(whole[..<cut]))
            #expect(found == .truncated || found == .corrupt, "cut at \(cut) of \(whole.count)")
        }
        #expect(reason(Array(whole[..<(whole.count - 1)])) == .truncated)
        #expect(reason(Array(whole[..<(whole.count / 2)])) == .truncated)
    }

    @Test func aProgressiveJPEGCutInTheMiddleIsTruncated() throws {
        let whole = try PhotoReaderTests.fixture("pillow/hopper_gray.jpg")
        #expect(reason(whole) == nil)
        #expect(reason(Array(whole[..<(whole.count * 2 / 3)])) == .truncated)
    }

    @Test func aPNGCutAnywhereIsTruncated() throws {
        let whole = try PhotoReaderTests.fixture("pngsuite/basi2c08.png")
        for cut in 9..<whole.count { #expect(reason(Array(whole[..<cut])) == .truncated, "cut at \(cut)") }
    }

    @Test func bytesAfterTheEndMarkerAreFine() throws {
        let whole = try noisyJPEG()
        #expect(reason(whole + [0, 1, 2, 3, 0xFF, 0xD8]) == nil)
    }

    @Test func aFlippedPNGByteIsCorrupt() throws {
        var bytes = try PhotoReaderTests.fixture("pngsuite/basn2c08.png")
        bytes[bytes.count / 2] ^= 0x55
        #expect(reason(bytes) == .corrupt)
    }

    @Test func contentThatIsNoPictureSaysSo() {
        #expect(reason([]) == .truncated)
        #expect(reason(Array("hello, this is no photo".utf8)) == .corrupt)
        #expect(reason([0, 0, 0, 24] + Array("ftypavif".utf8) + [0, 0, 0, 0]) == .unsupported)
        #expect(reason(Array("GIF89a, and so on".utf8)) == .unsupported)
    }

    @Test func sizeIsComparedBeforeAnythingIsAllocated() throws {
        var limits = DecodeLimits()
        limits.megapixels = 0.003
        #expect(reason(try noisyJPEG(), limits: limits) == .overLimit)
        // A PNG header that promises 60000 × 60000 pixels; its checksum is right.
        let header: [UInt8] = [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0xEA, 0x60, 0, 0,
            0xEA,
            0x60, 8, 2, 0, 0, 0,
        ]
        let bomb = header + PNGChecksum.bytes(of: Array(header[12...]))
        #expect(
            reason(bomb + [0, 0, 0, 0] + Array("IDAT".utf8) + PNGChecksum.bytes(of: Array("IDAT".utf8))) == .overLimit)
    }

    @Test func randomDamageNeverCrashes() throws {
        let sources = [try noisyJPEG(), try PhotoReaderTests.fixture("pngsuite/basn6a16.png")]
        var random = SplitMix64(seed: 11)
        var refused = 0
        for round in 0..<1500 {
            var bytes = sources[round % sources.count]
            for _ in 0...Int.random(in: 0...8, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if reason(bytes) != nil { refused += 1 }
        }
        #expect(refused > 500)
    }
}

/// CRC-32 of a PNG chunk, big-endian.
enum PNGChecksum {
    static func bytes(of data: [UInt8]) -> [UInt8] {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in data {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
        }
        crc ^= 0xFFFF_FFFF
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: crc >> $0) }
    }
}
