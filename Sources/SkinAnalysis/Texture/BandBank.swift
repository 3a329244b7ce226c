import Imaging
import KernelAPI

/// Bands that share a grid of pixels: their Gaussians, each once, and the moments they add up to.
final class BandBank {
    let kernels: [GaussianKernel]
    private let filters: [BandFilter]
    private let pairs: [(fine: Int, coarse: Int)]
    /// In the order of `filters`.
    private var sums: [CellGrid]
    /// Counts, which all bands share.
    private var counted: CellGrid
    private let width: Int
    private var measured: [Float]
    private let ones: [Float]

    init(_ filters: [BandFilter], width: Int, height: Int) {
        // In a fixed order, so that nothing depends on the order of a set.
        self.filters = filters.sorted { ($0.shortest, $0.longest) < ($1.shortest, $1.longest) }
        self.width = width
        let ends = self.filters.map { ($0.kernel(wavelength: $0.shortest), $0.kernel(wavelength: $0.longest)) }
        let all = Set(ends.flatMap { [$0.0, $0.1] }).sorted { $0.sigma < $1.sigma }
        kernels = all
        pairs = ends.map { (all.firstIndex(of: $0.0) ?? 0, all.firstIndex(of: $0.1) ?? 0) }
        sums = self.filters.map { _ in CellGrid(width: width, height: height, channels: BandMoments.count) }
        counted = CellGrid(width: width, height: height, channels: 0)
        measured = [Float](repeating: 0, count: width)
        ones = [Float](repeating: 1, count: width)
    }

    /// Pixels at least half covered count, each with its covered share.
    func add(_ row: GaussianStream.Row) {
        guard !filters.isEmpty else { return }
        measured.withUnsafeMutableBufferPointer { measured in
            guard let weights = measured.baseAddress else { return }
            let (source, width) = (row.weights, width)
            for x in 0..<width { weights[x] = source[x] >= 0.5 ? source[x] : 0 }
            counted.count(weights, ones: ones, row: row.y)
            for index in pairs.indices {
                let pair = pairs[index]
                sums[index].addMoments(
                    row.smoothed[pair.fine], row.smoothed[pair.coarse], weights: weights, row: row.y)
            }
        }
    }

    var grids: [BandFilter: CellGrid] {
        Dictionary(uniqueKeysWithValues: zip(filters, sums.map { $0.counted(as: counted) }))
    }

    /// All rows of a plane.
    func run(over plane: MaskedPlane, workspace: Workspace) {
        workspace.stream(width: width, kernels: kernels).run(over: plane) { add($0) }
    }
}

/// Channels of a band's grid: sums of z, z² and |z|.
enum BandMoments {
    static let mean = 0
    static let square = 1
    static let magnitude = 2
    static let count = 3
}
