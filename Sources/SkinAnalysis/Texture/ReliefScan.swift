import Imaging
import KernelAPI

/// One pass over a patch: z = G(0.2 mm)·t - G(2.5 mm)·t feeds the moments and the gray levels, its gradients the structure
/// tensor, while the rows are in cache.
final class ReliefScan {
    private(set) var moments: CellGrid
    private(set) var levels: BytePlane
    private(set) var clipped = 0
    private(set) var measured = 0
    private(set) var tensor: TensorBlocks
    private let patch: SkinPatch
    private var z: [Float]
    private var powers: [Float]
    private var weights: [Float]
    private let ones: [Float]
    /// The last three rows of the relief that the tensor is taken from, padded by one pixel on each side.
    private var ring: [Float]

    /// Wavelengths, mm, between which texture is looked at.
    static let shortest = 0.2
    static let longest = 2.5

    init(_ patch: SkinPatch) {
        self.patch = patch
        moments = CellGrid(width: patch.width, height: patch.height, channels: ReliefMoments.count)
        levels = BytePlane(width: patch.width, height: patch.height)
        tensor = TensorBlocks(width: patch.width, height: patch.height, pitch: patch.pitch)
        z = [Float](repeating: 0, count: patch.width)
        (powers, weights) = (z, z)
        ones = [Float](repeating: 1, count: patch.width)
        ring = [Float](repeating: 0, count: 3 * (patch.width + 2))
    }

    func run(_ workspace: Workspace) {
        let width = patch.width
        let sigmas = [
            BandFilter.sigmaPerWavelength * ReliefScan.shortest, TensorBlocks.innerMM,
            BandFilter.sigmaPerWavelength * ReliefScan.longest,
        ]
        let stream = workspace.stream(width: width, kernels: sigmas.map { GaussianKernel(sigma: $0 / patch.pitch) })
        stream.run(over: patch.relief) { row in
            for x in 0..<width { weights[x] = row.weights[x] >= SkinPatch.leastShare ? row.weights[x] : 0 }
            KernelChoice.current.subtract(row.smoothed[0], row.smoothed[2], count: width, into: &z)
            addMoments(row.y)
            addLevels(row.y)
            addTensor(row)
        }
        if patch.height > 0 { closeTensor() }
    }

    private func addMoments(_ y: Int) {
        let (kernels, width) = (KernelChoice.current, patch.width)
        moments.count(weights, ones: ones, row: y)
        moments.add(z, channel: 0, weights: weights, row: y)
        kernels.multiply(z, z, count: width, into: &powers)
        moments.add(powers, channel: 1, weights: weights, row: y)
        kernels.multiply(powers, z, count: width, into: &powers)
        moments.add(powers, channel: 2, weights: weights, row: y)
        kernels.multiply(powers, z, count: width, into: &powers)
        moments.add(powers, channel: 3, weights: weights, row: y)
    }

    /// Gray levels of z by fixed bins; 255 where nothing is measured.
    private func addLevels(_ y: Int) {
        let width = patch.width
        var (outside, inside) = (0, 0)
        z.withUnsafeBufferPointer { z in
            weights.withUnsafeBufferPointer { weights in
                levels.bytes.withUnsafeMutableBufferPointer { levels in
                    for x in 0..<width {
                        guard weights[x] > 0 else {
                            levels[y * width + x] = 255
                            continue
                        }
                        let bin = (z[x] - ReliefLevels.lowest) / ReliefLevels.binWidth
                        let last = Float(ReliefLevels.count - 1)
                        inside &+= 1
                        if bin < 0 || bin >= last + 1 { outside &+= 1 }
                        levels[y * width + x] = UInt8(max(0, min(last, bin)))
                    }
                }
            }
        }
        clipped += outside
        measured += inside
    }

    /// Keeps G(σi)·t - G(2.5 mm)·t of this row, and finishes the row above.
    private func addTensor(_ row: GaussianStream.Row) {
        let (width, slot) = (patch.width, (row.y + 3) % 3 * (patch.width + 2))
        ring.withUnsafeMutableBufferPointer { ring in
            guard let start = ring.baseAddress.map({ $0 + slot }) else { return }
            KernelChoice.current.subtract(row.smoothed[1], row.smoothed[2], count: width, into: start + 1)
            start[0] = start[1]
            start[width + 1] = start[width]
        }
        if row.y > 0 { finishTensor(row.y - 1) }
        tensor.keep(weights: weights, row: row.y)
    }

    private func closeTensor() { finishTensor(patch.height - 1) }

    private func finishTensor(_ y: Int) {
        let (stride, height) = (patch.width + 2, patch.height)
        ring.withUnsafeBufferPointer { ring in
            guard let start = ring.baseAddress else { return }
            let rows = [max(0, y - 1), y, min(height - 1, y + 1)].map { start + ($0 + 3) % 3 * stride + 1 }
            tensor.add(rows: rows, row: y)
        }
    }
}

/// Channels of the grid of moments: sums of z, z², z³, z⁴.
enum ReliefMoments {
    static let count = 4

    /// Skewness and kurtosis (not in excess of the normal distribution) from the four means; nil without any contrast.
    static func shape(_ means: [Double]) -> (skewness: Double, kurtosis: Double)? {
        let (mean, square) = (means[0], means[1])
        let variance = square - mean * mean
        guard variance > 1e-9 else { return nil }
        let cube = means[2] - 3 * mean * square + 2 * mean * mean * mean
        let fourth = means[3] - 4 * mean * means[2] + 6 * mean * mean * square - 3 * mean * mean * mean * mean
        return (cube / (variance * variance.squareRoot()), fourth / (variance * variance))
    }
}

/// Bins of z for co-occurrence: 32 of 1 %, from -16 % on; what lies outside goes into the first or last.
enum ReliefLevels {
    static let lowest: Float = -16
    static let binWidth: Float = 1
    static let count = 32
}
