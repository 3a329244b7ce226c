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
        expectAgreement(count, "log") { $0.scaledLog(red, count: count, floor: 1e-4, scale: 100, into: $1) }
        expectAgreement(count, "mix") {
            $0.mix(red: red, green: green, blue: blue, count: count, weights: ColorMatrix.luminance, into: $1)
        }
        let encoded = codes.map { Float($0) }
        expectAgreement(count, "classify") { set, output in
            output.withMemoryRebound(to: UInt8.self, capacity: count) {
                set.classify(encoded, count: count, gate: [77, 127, 131, 180, 250, 16], into: $0)
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
}
