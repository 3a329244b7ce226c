import TestSupport
import Testing

@testable import Imaging

@Suite struct FilterTests {
    private func plane(_ width: Int, _ height: Int, _ value: (Int, Int) -> Float) -> Plane {
        Plane(width: width, height: height, values: (0..<width * height).map { value($0 % width, $0 / width) })
    }

    /// Direct two-dimensional convolution in Double with the border rule spelled out.
    private func oracle(_ plane: Plane, _ kernel: GaussianKernel, x: Int, y: Int) -> Double {
        var sum = 0.0
        for dy in -kernel.radius...kernel.radius {
            for dx in -kernel.radius...kernel.radius {
                let weight = Double(kernel.taps[abs(dx)]) * Double(kernel.taps[abs(dy)])
                sum += weight * Double(plane[mirrored(x + dx, plane.width), mirrored(y + dy, plane.height)])
            }
        }
        return sum
    }

    @Test func gaussianIsTheConvolution() {
        var random = SplitMix64(seed: 2)
        for (width, height) in [(1, 1), (2, 9), (33, 21), (67, 5)] {
            let source = plane(width, height) { _, _ in Float.random(in: -1...1, using: &random) }
            let kernel = GaussianKernel(sigma: 1.7)
            let smooth = source.convolved(with: kernel)
            for y in 0..<height {
                for x in 0..<width { #expect(abs(Double(smooth[x, y]) - oracle(source, kernel, x: x, y: y)) < 1e-5) }
            }
        }
    }

    @Test func kernelSumsToOneAndTransmitsHalfAtItsWavelength() {
        for wavelength in [8.0, 16, 40] {
            let kernel = GaussianKernel(sigma: 0.18739 * wavelength)
            let sum = Double(kernel.taps[0]) + 2 * kernel.taps.dropFirst().reduce(0) { $0 + Double($1) }
            #expect(abs(sum - 1) < 1e-6)
            let length = Int(wavelength) * 20
            let wave = plane(length, 1) { x, _ in Float(cosine(2 * Double(x) / wavelength)) }
            let middle = length / 2
            #expect(abs(Double(wave.convolved(with: kernel)[middle, 0] / wave[middle, 0]) - 0.5) < 0.002)
        }
    }

    /// cos(π·halfTurns) by the addition theorem on a fine rational grid is not needed: Taylor on the reduced angle.
    private func cosine(_ halfTurns: Double) -> Double {
        var angle = (halfTurns - 2 * (halfTurns / 2).rounded()) * 3.14159265358979
        angle = abs(angle)
        var (sum, term) = (1.0, 1.0)
        for n in stride(from: 1.0, to: 30, by: 2) {
            term *= -angle * angle / (n * (n + 1))
            sum += term
        }
        return sum
    }

    @Test func unmeasuredPixelsDoNotBleedIn() {
        let values = plane(40, 40) { x, _ in x < 20 ? 5 : 1000 }
        let weights = plane(40, 40) { x, _ in x < 20 ? 1 : 0 }
        let smooth = MaskedPlane(values: values, weights: weights).smoothed(with: GaussianKernel(sigma: 3))
        for x in 0..<20 { #expect(abs(smooth[x, 20] - 5) < 1e-4) }
    }

    @Test func coarseGaussianIsTheFineOne() {
        var random = SplitMix64(seed: 4)
        let noise = plane(160, 160) { _, _ in Float.random(in: -1...1, using: &random) }
        let source = noise.convolved(with: GaussianKernel(sigma: 2))
        let fine = source.convolved(with: GaussianKernel(sigma: 8))
        let gaussian = CoarseGaussian(sigma: 8)
        let factor = gaussian.factor
        #expect(factor == 5)
        var blocks = BlockSums(width: 160, height: 160, factor: factor)
        for y in 0..<160 {
            let row = Array(source.values[y * 160..<(y + 1) * 160])
            blocks.add(weighted: row, weights: [Float](repeating: 1, count: 160))
        }
        let plane = blocks.finished()
        #expect(plane.weights.values == [Float](repeating: 1, count: 32 * 32))
        let coarse = MaskedPlane(values: plane.smoothed(with: gaussian.kernel), weights: plane.weights)
        var worst: Float = 0
        var spread: Float = 0
        for y in 8..<24 {
            for x in 8..<24 {
                let truth = fine[x * factor + factor / 2, y * factor + factor / 2]
                worst = max(worst, abs(coarse.values[x, y] - truth))
                spread = max(spread, abs(truth))
            }
        }
        #expect(worst < 0.02 * spread)
    }
}
