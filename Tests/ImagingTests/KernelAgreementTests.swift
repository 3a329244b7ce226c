import KernelAPI
import TestSupport
import Testing

@testable import Imaging

/// Every kernel gives the same bytes in every instruction set, at every length.
@Suite struct KernelAgreementTests {
    /// Room to read and write around a row.
    private static let margin = 80

    /// Random rows as kernels may read them, and the outputs they write.
    private final class Rows {
        var random: SplitMix64
        let count: Int

        init(_ count: Int) {
            self.count = count
            random = SplitMix64(seed: UInt64(count + 100))
        }

        func floats(_ range: ClosedRange<Float> = 0...1) -> [Float] {
            (0..<count + 2 * KernelAgreementTests.margin).map { _ in Float.random(in: range, using: &random) }
        }

        func bytes(_ range: ClosedRange<UInt8> = 0...255) -> [UInt8] {
            (0..<3 * count + 2 * KernelAgreementTests.margin).map { _ in UInt8.random(in: range, using: &random) }
        }
    }

    /// Runs `body` on each set with fresh zeroed outputs and expects the same floats and bytes.
    private func expectAgreement(
        _ count: Int, _ name: String, _ body: (any KernelSet.Type, UnsafeMutablePointer<Float>) -> Void
    ) {
        var results: [[UInt32]] = []
        for set in KernelChoice.available {
            var output = [Float](repeating: 0, count: 8 * (count + 2 * KernelAgreementTests.margin))
            body(set, &output)
            results.append(output.map(\.bitPattern))
        }
        #expect(results.allSatisfy { $0 == results[0] }, "\(name), length \(count)")
    }

    private func planes(_ output: UnsafeMutablePointer<Float>, _ step: Int) -> SamplePlanes {
        SamplePlanes(
            red: output, green: output + step, blue: output + 2 * step, redDensity: output + 3 * step,
            greenDensity: output + 4 * step, blueDensity: output + 5 * step)
    }

    @Test(arguments: 0...67) func samplesAndColor(_ count: Int) {
        let rows = Rows(count)
        let (codes, wide) = (
            rows.bytes(), (0..<3 * count).map { _ in UInt16.random(in: 0...65_535, using: &rows.random) }
        )
        let (red, green, blue) = (rows.floats(), rows.floats(), rows.floats())
        let step = count + KernelAgreementTests.margin
        let tables = (ChannelTables.eightBit, ChannelTables.sixteenBit)
        expectAgreement(count, "unpack") {
            $0.unpack(codes, count: count, pairs: tables.0.pairs, into: planes($1, step))
        }
        expectAgreement(count, "unpack 16") {
            $0.unpack(wide, count: count, linear: tables.1.linear, density: tables.1.density, into: planes($1, step))
        }
        expectAgreement(count, "widen") { $0.widen(codes, count: 3 * count, into: $1) }
        expectAgreement(count, "widen 16") { $0.widen(wide, count: 3 * count, into: $1) }
        expectAgreement(count, "lab") {
            $0.lab(
                red: red, green: green, blue: blue, count: count, matrix: ColorMatrix.labRows, lightness: $1,
                aStar: $1 + step, bStar: $1 + 2 * step)
        }
        expectAgreement(count, "lightness") {
            $0.lightness(
                red: red, green: green, blue: blue, count: count, matrix: ColorMatrix.labRows, lightness: $1)
        }
        expectAgreement(count, "color row") { set, output in
            let sums = UnsafeMutableRawPointer(output + 2 * step).assumingMemoryBound(to: Double.self)
            ColorMatrix.labRows.withUnsafeBufferPointer { matrix in
                tables.0.pairs.withUnsafeBufferPointer { pairs in
                    guard let matrix = matrix.baseAddress, let pairs = pairs.baseAddress else { return }
                    let tables = ColorTables(
                        pairs: pairs, matrix: matrix, luminance: matrix + 3, floor: 1e-4, scale: 100)
                    set.colorRow(
                        codes, count: count, tables: tables, weights: red, length: 21, into: sums,
                        logLuminance: output)
                }
            }
        }
        expectAgreement(count, "log") { $0.scaledLog(red, count: count, floor: 1e-4, scale: 100, into: $1) }
        expectAgreement(count, "mix") {
            $0.mix(red: red, green: green, blue: blue, count: count, weights: ColorMatrix.luminance, into: $1)
        }
        let encoded = codes.map { Float($0) }
        expectAgreement(count, "classify") { set, output in
            output.withMemoryRebound(to: UInt8.self, capacity: count) {
                set.classify(encoded, count: count, gate: [77, 127, 131, 180, 250, 16], into: $0)
                set.classify(codes, count: count, gate: [77, 127, 131, 180, 250, 16], into: $0 + 2 * step)
                set.select(codes, bit: 4, count: count, into: $0 + 4 * step)
                #expect((0..<count).allSatisfy { [out = $0] in out[$0] == out[2 * step + $0] })
            }
        }
    }

    @Test(arguments: 0...67) func convolution(_ count: Int) {
        let rows = Rows(count)
        let lines = (0..<9).map { _ in rows.floats(-1...1) }
        let kernel = GaussianKernel(sigma: 0.9)
        lines[0].withUnsafeBufferPointer { first in
            guard let start = first.baseAddress else { return }
            let input = start + KernelAgreementTests.margin
            let around = (0..<9).map { start + 3 * $0 }
            expectAgreement(count, "rows") {
                $0.convolve(rows: around, offset: 2, count: count, taps: kernel.taps, radius: 4, into: $1)
            }
            expectAgreement(count, "row") {
                $0.convolve(input, count: count, taps: kernel.taps, radius: 4, into: $1)
            }
            expectAgreement(count, "odd rows") {
                $0.convolveOdd(rows: around, offset: 2, count: count, taps: kernel.taps, radius: 4, into: $1)
            }
            expectAgreement(count, "odd row") {
                $0.convolveOdd(input, count: count, taps: kernel.taps, radius: 4, into: $1)
            }
            expectAgreement(count / 2, "halve") { $0.halve(input, count: count / 2, into: $1) }
            expectAgreement(count, "double") { $0.double(input, count: count, into: $1) }
            expectAgreement(count, "blend") { $0.blend(input, input + 1, input + 2, count: count, into: $1) }
            expectAgreement(count, "blend 2") { $0.blend(input, input + 1, count: count, into: $1) }
            expectAgreement(count, "gradient") {
                $0.gradient(rows: [input, input + 7, input + 9], count: count, dx: $1, dy: $1 + count)
            }
            expectAgreement(count, "hessian") {
                $0.hessian(
                    rows: [input, input + 7, input + 9], count: count, xx: $1, xy: $1 + count, yy: $1 + 2 * count)
            }
        }
        expectAgreement(count, "eigenvalues") {
            $0.eigenvalues(
                xx: lines[1], xy: lines[2], yy: lines[3], count: count, smaller: $1, larger: $1 + count)
        }
        expectAgreement(count, "standardize") {
            $0.standardize(
                lines[1], mean: lines[2], meanSquare: lines[3], floor: 0.1, count: count, into: $1)
        }
        expectAgreement(count, "divide") { $0.divide(lines[1], lines[2], floor: 1e-6, count: count, into: $1) }
    }

    @Test(arguments: 0...67) func sums(_ count: Int) {
        let rows = Rows(count)
        let (a, b, weights) = (rows.floats(), rows.floats(), rows.floats().map { $0.rounded() })
        let step = count + KernelAgreementTests.margin
        let color = (0..<6).flatMap { _ in rows.floats().prefix(step) }
        expectAgreement(count, "sums") { set, output in
            output.withMemoryRebound(to: Double.self, capacity: 300) { sums in
                set.runSums(a, weights: weights, count: count, length: 21, into: sums, step: 2)
                set.runMoments(a, b, weights: weights, count: count, length: 21, into: sums + 20, step: 3)
                var copy = color
                copy.withUnsafeMutableBufferPointer { buffer in
                    guard let start = buffer.baseAddress else { return }
                    set.colorSums(
                        planes(start, step), offset: 3, weights: weights, count: count, matrix: ColorMatrix.labRows,
                        length: 21, into: sums + 60)
                }
                a.withUnsafeBufferPointer { buffer in
                    guard let row = buffer.baseAddress else { return }
                    let noise = set.noise(
                        values: [row, row + 5, row + 9], weights: [row + 2, row + 3, row + 4], count: count)
                    (sums[100], sums[101]) = noise
                }
            }
        }
    }

    @Test(arguments: 0...67) func bytesAndCounts(_ count: Int) {
        let rows = Rows(count)
        let (bytes, mask) = (rows.bytes(), rows.bytes(0...1))
        let around = [bytes, rows.bytes(), rows.bytes(), rows.bytes(), rows.bytes()]
        let density = (rows.floats(0...2), rows.floats(0...2), rows.floats(0...100))
        expectAgreement(count, "bytes") { set, output in
            output.withMemoryRebound(to: UInt8.self, capacity: 32 * (count + 2 * KernelAgreementTests.margin)) { out in
                around[1].withUnsafeBufferPointer { buffer in
                    guard let start = buffer.baseAddress else { return }
                    let lines = (0..<5).map { start + $0 }
                    if count >= 32 {
                        set.median(rows: lines, count: count, radius: 2, through: out, into: out + 800)
                        set.median(rows: lines, count: count, radius: 1, through: out + 900, into: out + 1500)
                    }
                    set.extreme(start, start + 9, count: count, isLargest: true, into: out + 2000)
                    var copy = bytes
                    set.extreme(&copy, count: count, window: 7, isLargest: false, into: out + 2200)
                    set.extreme(&copy, count: count, window: 5, isLargest: true, into: out + 2300)
                    set.extreme(rows: lines, height: 4, count: count, isLargest: false, into: out + 2400)
                }
                var counters = [0, 0, 0, 0, 0]
                set.cut(
                    outline: mask, codes: bytes, mask: 20, count: count, into: out + 2500, counters: &counters)
                for index in 0..<5 { out[2700 + index] = UInt8(truncatingIfNeeded: counters[index]) }
                out[2710] = UInt8(truncatingIfNeeded: set.sum(bytes, count: count))
            }
        }
        expectAgreement(count, "glare") { set, output in
            output.withMemoryRebound(to: UInt16.self, capacity: 1600) { bins in
                set.glareBins(
                    redDensity: density.0, greenDensity: density.1, lightness: density.2, count: count,
                    erythema: bins, levels: bins + 100, palest: output + 200, lightest: output + 210)
                var histograms = [Int32](repeating: 0, count: 4 * 512)
                let found = set.tally(
                    bins, bins + 100, codes: mask, mask: 1, wanted: 1, count: count, into: &histograms, bins: 512)
                (bins[700], bins[701]) = (
                    UInt16(found),
                    UInt16(
                        histograms.enumerated().reduce(0) {
                            ($0 + $1.offset % 97 * Int($1.element)) % 60_000
                        })
                )
            }
        }
        expectAgreement(count, "windows") { set, output in
            output.withMemoryRebound(to: Int32.self, capacity: 1200) { sums in
                set.addColumns(
                    bytes, mask: mask, sign: -1, count: count, counts: sums, sums: sums + 100, squares: sums + 200)
                set.slide(sums + 100, count: count, radius: 3, into: sums + 300)
                set.cooccur(bytes, mask, count: count, levels: 6, into: sums + 400)
            }
        }
    }

    @Test(arguments: 0...67) func resampling(_ count: Int) {
        let rows = Rows(count)
        let values = rows.floats()
        let line: [Double] = [0.3, 1.2, 0.05, 2.3, 0.001, 1]
        for isCubic in [false, true] {
            expectAgreement(count, "warp") { set, output in
                var inside = [UInt8](repeating: 0, count: count + 1)
                set.warp(
                    values, width: 16, height: 10, line: line, isCubic: isCubic, count: count, into: output,
                    inside: &inside)
                for x in 0..<count { output[200 + x] = Float(inside[x]) }
                // Wide enough for whole runs.
                let wide: [Double] = [0.5, 1.2, 0.01, 1.2, isCubic ? 0 : 0.001, 1]
                set.warp(
                    values, width: 40, height: 4, line: wide, isCubic: isCubic, count: count, into: output + 300,
                    inside: &inside)
            }
        }
        let (starts, ends) = ((0..<count).map { Int32(2 * $0 / 2) }, (0..<count).map { Int32($0 + $0 % 3) })
        expectAgreement(count, "area") { set, output in
            set.areaRow(
                values, starts: starts, ends: ends, first: values, last: values, count: count, into: output)
            set.accumulate(values, weight: 0.3, count: count, into: output)
            let tiles = set.tiles(values.map { $0.rounded() }, unlike: 1, count: count, tile: 9)
            output[300] = Float(bitPattern: UInt32(tiles))
        }
    }
}
