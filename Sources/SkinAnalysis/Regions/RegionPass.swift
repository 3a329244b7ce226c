import Imaging
import KernelAPI

/// The second pass over a photo: rows of one region are unpacked once and feed channel sums, noise, texture bands and the
/// smoothed erythema index, all while they are in cache.
final class RegionPass {
    private(set) var channels: CellGrid
    private(set) var bands: [BandFilter: CellGrid] = [:]
    private(set) var smoothErythema: MaskedPlane?
    private(set) var noise = 0.0

    private let region: MeasurableRegion
    private let image: EncodedImage
    private let workspace: Workspace
    private let buffers: RowBuffers
    private let erythemaGaussian: CoarseGaussian?
    private var erythema: BlockSums?
    /// Bands on the pixels themselves, and bands on averaged blocks of so many pixels.
    private let fine: BandBank
    private let coarse: [Int: BandBank]
    private var blocks: [Int: BlockSums] = [:]
    private var noiseSum = NoiseSum()
    private var row: [Float]
    private let ones: [Float]

    init(_ region: MeasurableRegion, of image: EncodedImage, needs: SampleNeeds, workspace: Workspace) {
        (self.region, self.image, self.workspace) = (region, image, workspace)
        buffers = workspace.buffers(width: image.width)
        let (width, height) = (region.bounds.width, region.bounds.height)
        channels = CellGrid(width: width, height: height, channels: PixelChannel.allCases.count)
        let groups = Dictionary(grouping: needs.bands, by: \.decimation)
        fine = BandBank(groups[1] ?? [], width: width, height: height)
        coarse = groups.filter { $0.key > 1 }.mapValues { filters in
            let factor = filters[0].decimation
            return BandBank(filters, width: (width + factor - 1) / factor, height: (height + factor - 1) / factor)
        }
        for factor in coarse.keys { blocks[factor] = BlockSums(width: width, height: height, factor: factor) }
        erythemaGaussian = needs.erythemaSigma.map { CoarseGaussian(sigma: $0) }
        erythema = erythemaGaussian.map { BlockSums(width: width, height: height, factor: $0.factor) }
        row = [Float](repeating: 0, count: width)
        ones = [Float](repeating: 1, count: width)
    }

    func run() {
        let (width, height) = (region.bounds.width, region.bounds.height)
        let stream = workspace.stream(width: width, kernels: fine.kernels)
        let factors = coarse.keys.sorted()
        stream.run(height: height) { y, isRepeat, values, weights in
            fill(y, isRepeat: isRepeat, values, weights)
        } emit: { row in
            fine.add(row)
            for factor in factors {
                blocks[factor]?.add(weighted: row.neighborhood.values[1], weights: row.weights)
            }
            if row.y > 0, row.y < height - 1 { noiseSum.add(row, width: width) }
        }
        noise = noiseSum.standardDeviation
        bands = fine.grids
        for (factor, bank) in coarse.sorted(by: { $0.key < $1.key }) {
            guard var sums = blocks.removeValue(forKey: factor) else { continue }
            bank.run(over: sums.finished(), workspace: workspace)
            bands.merge(bank.grids) { $1 }
        }
        if let erythemaGaussian, var sums = erythema {
            let plane = sums.finished()
            smoothErythema = MaskedPlane(
                values: plane.smoothed(with: erythemaGaussian.kernel), weights: plane.weights)
        }
    }

    /// Log-luminance and mask of a row of the region; what is summed over pixels is summed when a row comes first.
    private func fill(
        _ y: Int, isRepeat: Bool, _ values: UnsafeMutablePointer<Float>, _ weights: UnsafeMutablePointer<Float>
    ) {
        let top = region.bounds.top + y
        let columns = region.bounds.left..<region.bounds.right
        region.mask.copyWeights(top, columns: columns, into: weights)
        if !isRepeat { channels.count(weights, ones: ones, row: y) }
        if erythema == nil,
            channels.measure(
                image, row: top, columns: columns, weights: weights, row: isRepeat ? nil : y, logLuminance: values)
        {
            return
        }
        image.unpackRow(top, into: buffers)
        EncodedImage.logLuminance(of: buffers, columns: columns, into: values)
        if !isRepeat { sum(y, columns, weights) }
    }

    private func sum(_ y: Int, _ columns: Range<Int>, _ weights: UnsafePointer<Float>) {
        let left = columns.lowerBound
        channels.addColors(of: buffers, columns: columns, weights: weights, row: y)
        guard erythema != nil else { return }
        buffers.greenDensity.withUnsafeBufferPointer { green in
            buffers.redDensity.withUnsafeBufferPointer { red in
                row.withUnsafeMutableBufferPointer { row in
                    for x in row.indices { row[x] = 100 * (green[left + x] - red[left + x]) * weights[x] }
                }
            }
        }
        erythema?.add(weighted: row, weights: weights)
    }
}
