import Imaging
import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// A region's mask is cut anew wherever it is read; it must be the same mask everywhere.
@Suite struct MeasurableMaskTests {
    @Test(arguments: [true, false]) func rowsPixelsAndBitsAgree(isDrawn: Bool) throws {
        var random = SplitMix64(seed: 11)
        var classes = PixelClasses(width: 37, height: 21)
        classes.codes = classes.codes.map { _ in UInt8.random(in: 0...63, using: &random) }
        let drawn = PixelMask(
            width: 37, height: 21, bytes: classes.codes.map { _ in UInt8.random(in: 0...1, using: &random) })
        let outline = isDrawn ? RegionOutline.drawn(drawn) : .skin
        let region = try #require(MeasurableRegion(role: .treated, outline: outline, classes: classes))
        let truth = classes.codes.indices.map { index in
            (isDrawn ? drawn.bytes[index] != 0 : classes.codes[index] & PixelClasses.skin != 0)
                && classes.codes[index] & PixelClasses.leftOut == 0
        }
        var row = [UInt8](repeating: 9, count: 30)
        for y in 0..<21 {
            region.mask.copyRow(y, columns: 4..<34, into: &row)
            #expect(row == (4..<34).map { truth[y * 37 + $0] ? 1 : 0 })
            for x in 0..<37 { #expect(region.mask[x, y] == truth[y * 37 + x]) }
        }
        #expect(region.measuredPixels == truth.count { $0 })
        let bits = region.mask.packed
        #expect(bits.count == (truth.count + 7) / 8)
        for index in truth.indices { #expect(bits[index / 8] >> UInt8(7 - index % 8) & 1 == (truth[index] ? 1 : 0)) }
    }
}
