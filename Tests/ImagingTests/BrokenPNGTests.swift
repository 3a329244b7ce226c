import Imaging
import TestSupport
import Testing

/// The kinds of damage PngSuite's x files stand for, made here from its sound files.
@Suite struct BrokenPNGTests {
    private func reason(_ bytes: [UInt8]) -> DecodeError.Reason? {
        do {
            _ = try PhotoReader.decode(bytes, limits: DecodeLimits())
            return nil
        } catch {
            return error.reason
        }
    }

    private func sound() throws -> [UInt8] { try PhotoReaderTests.fixture("pngsuite/basn2c08.png") }

    /// The header chunk with bytes set and its checksum made right again.
    private func withHeader(_ changes: [Int: UInt8]) throws -> [UInt8] {
        var bytes = try sound()
        for (place, value) in changes { bytes[16 + place] = value }
        bytes.replaceSubrange(29..<33, with: PNGChecksum.bytes(of: Array(bytes[12..<29])))
        return bytes
    }

    private func chunks(_ bytes: [UInt8]) -> [(name: String, range: Range<Int>)] {
        var found: [(String, Range<Int>)] = []
        var start = 8
        while start + 12 <= bytes.count {
            let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
            let name = String(decoding: bytes[start + 4..<start + 8], as: UTF8.self)
            found.append((name, start..<start + 12 + length))
            start += 12 + length
        }
        return found
    }

    /// xs1, xs2, xs4, xs7: one byte of the signature; xcr and xlf: line ends converted.
    @Test func aDamagedSignatureIsNoPicture() throws {
        let bytes = try sound()
        for place in [0, 1, 3, 6] {
            var damaged = bytes
            damaged[place] &+= 1
            #expect(reason(damaged) == .corrupt, "byte \(place)")
        }
        let added = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
        let removed = bytes.filter { $0 != 0x0D }
        #expect(reason(added) == .corrupt)
        #expect(reason(removed) == .corrupt)
    }

    /// xc1, xc9: color types; xd0, xd3, xd9: bit depths that do not exist.
    @Test func headersThatMeanNothingAreCorrupt() throws {
        for type in [1, 5, 7, 9, 99] {
            #expect(reason(try withHeader([9: UInt8(type)])) == .corrupt, "color type \(type)")
        }
        for depth in [0, 3, 5, 99] { #expect(reason(try withHeader([8: UInt8(depth)])) == .corrupt, "depth \(depth)") }
        #expect(reason(try withHeader([10: 1])) == .corrupt)
        #expect(reason(try withHeader([11: 1])) == .corrupt)
        #expect(reason(try withHeader([12: 2])) == .corrupt)
        #expect(reason(try withHeader([0: 0, 1: 0, 2: 0, 3: 0])) == .corrupt)
    }

    /// xhd, xcs: checksums of header and pixels; here of every chunk.
    @Test func everyChecksumCounts() throws {
        let bytes = try PhotoReaderTests.fixture("pngsuite/ccwn2c08.png")
        let chunks = chunks(bytes)
        #expect(chunks.map(\.name).contains("cHRM"))
        for (name, range) in chunks {
            var damaged = bytes
            damaged[range.upperBound - 1] ^= 0x40
            #expect(reason(damaged) == .corrupt, "\(name)")
        }
    }

    /// xdt: no pixels at all.
    @Test func withoutPixelsThereIsNoPicture() throws {
        var bytes = try sound()
        for (name, range) in chunks(bytes).reversed() where name == "IDAT" { bytes.removeSubrange(range) }
        #expect(reason(bytes) == .corrupt)
    }
}
