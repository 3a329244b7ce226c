import TestSupport
import Testing

@testable import Imaging

/// The row-by-row filter against the plain one on whole planes.
@Suite struct GaussianStreamTests {
    private func plane(_ width: Int, _ height: Int, _ random: inout SplitMix64, _ value: (Float) -> Float) -> Plane {
        Plane(
            width: width, height: height,
            values: (0..<width * height).map { _ in value(Float.random(in: 0..<1, using: &random)) })
    }

    private func smoothed(_ plane: MaskedPlane, _ stream: GaussianStream) -> [Plane] {
        let (width, height) = (plane.values.width, plane.values.height)
        var planes = stream.kernels.map { _ in Plane(width: width, height: height) }
        stream.run(over: plane) { row in
            for index in planes.indices {
                for x in 0..<width { planes[index][x, row.y] = row.smoothed[index][x] }
            }
        }
        return planes
    }

    private func worst(_ a: Plane, _ b: Plane, _ weights: Plane) -> Float {
        var worst: Float = 0
        for index in a.values.indices where weights.values[index] > 0 {
            worst = max(worst, abs(a.values[index] - b.values[index]))
        }
        return worst
    }

    @Test(arguments: [(1, 1), (3, 50), (64, 7), (95, 131), (256, 90)])
    func everyPixelIsThatOfThePlainFilter(_ size: (Int, Int)) {
        var random = SplitMix64(seed: 12)
        let kernels = [0.75, 1.5, 3, 6, 9.37].map { GaussianKernel(sigma: $0) }
        let stream = GaussianStream(width: size.0, kernels: kernels)
        // Full, with scattered holes, and with a large empty part.
        for share in [Float(1), 0.9, 0.4] {
            let values = plane(size.0, size.1, &random) { 20 * $0 }
            var weights = plane(size.0, size.1, &random) { $0 < share ? 1 : 0 }
            if share == 0.4 { for y in 0..<size.1 / 2 { for x in 0..<size.0 { weights[x, y] = 0 } } }
            let masked = MaskedPlane(values: values, weights: weights)
            for (kernel, found) in zip(kernels, smoothed(masked, stream)) {
                // White noise of 20 has everything the chain of coarse grids could get wrong.
                let limit: Float = kernel.sigma < 2.9 ? 2e-5 : 0.02
                #expect(worst(found, masked.smoothed(with: kernel), weights) < limit, "sigma \(kernel.sigma)")
            }
        }
    }

    @Test func coarseChainTransmitsWhatTheGaussianDoes() {
        // Noise smoothed to two pixels still holds what a coarse grid folds; single pixels show it, means do not.
        var random = SplitMix64(seed: 13)
        let source = plane(300, 200, &random) { 100 * $0 }.convolved(with: GaussianKernel(sigma: 2))
        let masked = MaskedPlane(values: source, weights: Plane(width: 300, height: 200, repeating: 1))
        let range = (source.values.max() ?? 0) - (source.values.min() ?? 0)
        let kernels = [3.0, 4.5, 6, 12, 23.4].map { GaussianKernel(sigma: $0) }
        let planes = smoothed(masked, GaussianStream(width: 300, kernels: kernels))
        for (kernel, found) in zip(kernels, planes) {
            let truth = masked.smoothed(with: kernel)
            #expect(worst(found, truth, masked.weights) < 6e-4 * range, "\(kernel.sigma)")
            let square = zip(found.values, truth.values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            #expect((square / 60_000).squareRoot() < 2e-4 * range, "\(kernel.sigma)")
        }
    }

    @Test func aUsedStreamGivesTheSameBytes() {
        var random = SplitMix64(seed: 14)
        let kernels = [0.75, 3, 6].map { GaussianKernel(sigma: $0) }
        let used = GaussianStream(width: 80, kernels: kernels)
        let first = MaskedPlane(values: plane(80, 60, &random) { $0 }, weights: plane(80, 60, &random) { $0.rounded() })
        let second = MaskedPlane(
            values: plane(80, 33, &random) { $0 }, weights: Plane(width: 80, height: 33, repeating: 1))
        _ = smoothed(first, used)
        let again = smoothed(second, used)
        let fresh = smoothed(second, GaussianStream(width: 80, kernels: kernels))
        for (a, b) in zip(again, fresh) { #expect(a.values == b.values) }
    }
}
