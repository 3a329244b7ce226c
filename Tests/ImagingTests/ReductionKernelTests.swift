import KernelAPI
import TestSupport
import Testing

@testable import Imaging

/// Kernels that reduce pictures and masks, each set against plain loops.
@Suite struct ReductionKernelTests {
    private let sets = KernelChoice.available

    @Test(arguments: [1, 2, 3, 5, 16]) func blockMeansArePlainMeans(factor: Int) {
        var random = SplitMix64(seed: UInt64(factor))
        for width in [1, 7, 8, 33] {
            let rows = (0..<factor).map { _ in
                (0..<3 * width * factor).map { _ in UInt8.random(in: 0...255, using: &random) }
            }
            for set in sets {
                var sums = [UInt16](repeating: 0, count: 3 * width * factor)
                for row in rows { set.accumulate(row, count: row.count, into: &sums) }
                var means = [[Float]](repeating: [Float](repeating: 0, count: width), count: 3)
                set.blockMeans(
                    &sums, factor: factor, count: width, scale: 0.5, red: &means[0], green: &means[1], blue: &means[2])
                for x in 0..<width {
                    for channel in 0..<3 {
                        let truth = rows.reduce(0) { sum, row in
                            sum + (0..<factor).reduce(0) { $0 + Int(row[3 * (x * factor + $1) + channel]) }
                        }
                        #expect(means[channel][x] == Float(truth) / 2)
                    }
                }
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4, 6]) func blockSumsRunFromTheLeft(factor: Int) {
        var random = SplitMix64(seed: UInt64(10 + factor))
        let values = (0..<37 * factor).map { _ in Float.random(in: 0...1, using: &random) }
        for set in sets {
            var sums = [Float](repeating: 0, count: 37)
            set.blockSums(values, factor: factor, count: 37, into: &sums)
            for x in 0..<37 { #expect(sums[x] == values[x * factor..<(x + 1) * factor].reduce(0, +)) }
        }
    }

    @Test func quartersAreMeansOfFour() {
        let (upper, lower) = ((0..<38).map { Float($0 * $0) }, (0..<38).map { Float(3 * $0) })
        for set in sets {
            var means = [Float](repeating: 0, count: 19)
            set.quarter(upper, lower, count: 19, into: &means)
            for x in 0..<19 {
                #expect(means[x] == (upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1]) / 4)
            }
        }
    }

    @Test func edgesAreTheLargestStepOfAnyChannel() {
        var random = SplitMix64(seed: 5)
        let rows = (0..<9).map { _ in (0..<40).map { _ in Float(Int.random(in: 0...30, using: &random)) } }
        for set in sets {
            var bits = [UInt8](repeating: 9, count: 38)
            let flat = rows.flatMap { $0 }
            flat.withUnsafeBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return }
                set.edges(rows: (0..<9).map { start + 40 * $0 + 1 }, count: 38, low: 9, high: 20, into: &bits)
            }
            for x in 0..<38 {
                let step = (0..<3).map { channel in
                    max(
                        abs(rows[3 * channel + 1][x + 2] - rows[3 * channel + 1][x]),
                        abs(rows[3 * channel + 2][x + 1] - rows[3 * channel][x + 1]))
                }.max() ?? 0
                #expect(bits[x] == (step >= 9 ? 1 : 0) + (step >= 20 ? 2 : 0))
            }
        }
    }

    /// Longer than byte counters last, and in place.
    @Test func masksAreCutAndCounted() {
        var random = SplitMix64(seed: 6)
        let count = 32 * 300 + 17
        let outline = (0..<count).map { _ in UInt8.random(in: 0...1, using: &random) }
        let codes = (0..<count).map { _ in UInt8.random(in: 0...31, using: &random) }
        let inside = codes.indices.filter { outline[$0] == 1 }
        for set in sets {
            var (keep, counters) = (outline, [0, 0, 0, 0, 0])
            keep.withUnsafeMutableBufferPointer { keep in
                guard let row = keep.baseAddress else { return }
                set.cut(outline: row, codes: codes, mask: 20, count: count, into: row, counters: &counters)
            }
            #expect(keep == codes.indices.map { codes[$0] & 20 == 0 ? outline[$0] : 0 })
            #expect(counters == [inside.count] + (0..<4).map { bit in inside.count { codes[$0] >> UInt8(bit) & 1 == 1 } })
        }
    }

    @Test func tilesAreThoseWithAnythingElse() {
        var row = [Float](repeating: 1, count: 640)
        for x in [0, 99, 100, 639] { row[x] = 0.5 }
        for set in sets {
            #expect(set.tiles(row, unlike: 1, count: 640, tile: 10) == 1 | 1 << 9 | 1 << 10 | 1 << 63)
            #expect(set.tiles(row, unlike: 1, count: 95, tile: 10) == 1)
        }
    }

    @Test func runsOfTilesCoverTheirColumns() {
        for bits: UInt64 in [0, 1, 0b1011, 1 << 63, .max, 0xF000_0000_0000_0001] {
            var columns: Set<Int> = []
            TileSet(bits: bits).eachRun(tile: 5, within: 2..<317) { columns.formUnion($0) }
            #expect(columns == Set((2..<317).filter { bits >> UInt64($0 / 5) & 1 == 1 }))
        }
        #expect(TileSet(bits: 0b100).grown(by: 2) == TileSet(bits: 0b11111))
    }
}
