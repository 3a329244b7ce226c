import Imaging
import KernelAPI

/// Sums of some channels over small square cells of a region: all that region statistics need of the pixels.
///
/// Means come from the sum over all cells, standard errors from tiles of whole cells. About 64 cells to the longer side
/// of the region, so memory does not grow with the photo.
package struct CellGrid: Sendable {
    package let columns: Int
    package let rows: Int
    /// Pixels along one side of a cell.
    package let cellSide: Int
    package let channels: Int
    /// cell-major: `sums[cell * channels + channel]`.
    package private(set) var sums: [Double]
    /// Pixels (or their weights, after decimation) in each cell.
    package private(set) var counts: [Double]

    static let cellsPerSide = 64

    private let width: Int
    /// Expected distance of the region's outline from where it belongs, in this grid's pixels.
    private(set) var edgeError = 0.0

    init(width: Int, height: Int, channels: Int) {
        self.width = width
        cellSide = max(1, (max(width, height) + CellGrid.cellsPerSide - 1) / CellGrid.cellsPerSide)
        columns = (width + cellSide - 1) / cellSide
        rows = (height + cellSide - 1) / cellSide
        self.channels = channels
        sums = [Double](repeating: 0, count: columns * rows * channels)
        counts = [Double](repeating: 0, count: columns * rows)
    }

    @inline(__always)
    func cell(x: Int, y: Int) -> Int { (y / cellSide) * columns + x / cellSide }

    @inline(__always)
    mutating func count(_ weight: Double, in cell: Int) { counts[cell] += weight }

    @inline(__always)
    mutating func add(_ value: Double, channel: Int, in cell: Int) { sums[cell * channels + channel] += value }

    /// Adds a row of weights to the counts.
    mutating func count(_ weights: UnsafePointer<Float>, ones: UnsafePointer<Float>, row y: Int) {
        let first = y / cellSide * columns
        counts.withUnsafeMutableBufferPointer { counts in
            guard let cells = counts.baseAddress else { return }
            KernelChoice.current.runSums(
                weights, weights: ones, count: width, length: cellSide, into: cells + first, step: 1)
        }
    }

    /// With an outline that may lie elsewhere.
    func edged(by error: Double) -> CellGrid {
        var grid = self
        grid.edgeError = error
        return grid
    }

    /// With the counts of another grid of the same cells.
    func counted(as other: CellGrid) -> CellGrid {
        var grid = self
        grid.counts = other.counts
        return grid
    }

    /// Adds Σw·v of a row to one channel.
    mutating func add(
        _ values: UnsafePointer<Float>, channel: Int, weights: UnsafePointer<Float>, row y: Int
    ) {
        let (first, step) = (y / cellSide * columns * channels + channel, channels)
        sums.withUnsafeMutableBufferPointer { sums in
            guard let cells = sums.baseAddress else { return }
            KernelChoice.current.runSums(
                values, weights: weights, count: width, length: cellSide, into: cells + first, step: step)
        }
    }

    /// Adds densities and CIELAB of some columns of an unpacked row: the channels of `PixelChannel`.
    mutating func addColors(
        of buffers: RowBuffers, columns pixels: Range<Int>, weights: UnsafePointer<Float>, row y: Int
    ) {
        let first = y / cellSide * columns * channels
        sums.withUnsafeMutableBufferPointer { sums in
            guard let cells = sums.baseAddress else { return }
            EncodedImage.addColorSums(
                of: buffers, columns: pixels, weights: weights, length: cellSide, into: cells + first)
        }
    }

    /// The same of a row of the image itself, whose log-luminance is wanted too; false where only unpacked rows will do.
    mutating func measure(
        _ image: EncodedImage, row top: Int, columns pixels: Range<Int>, weights: UnsafePointer<Float>, row y: Int?,
        logLuminance: UnsafeMutablePointer<Float>
    ) -> Bool {
        let first = (y ?? 0) / cellSide * columns * channels
        return sums.withUnsafeMutableBufferPointer { sums in
            image.measureRow(
                top, columns: pixels, weights: weights, length: cellSide,
                into: y == nil ? nil : sums.baseAddress.map { $0 + first }, logLuminance: logLuminance)
        }
    }

    /// Adds z = a - b, z² and |z| of a row to the first three channels.
    mutating func addMoments(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, weights: UnsafePointer<Float>, row y: Int
    ) {
        let (first, step) = (y / cellSide * columns * channels, channels)
        sums.withUnsafeMutableBufferPointer { sums in
            guard let cells = sums.baseAddress else { return }
            KernelChoice.current.runMoments(
                a, b, weights: weights, count: width, length: cellSide, into: cells + first, step: step)
        }
    }

    /// Adds up the cells of one rectangle: columns × rows of cells.
    func pooled(columns columnRange: Range<Int>, rows rowRange: Range<Int>) -> PooledCells {
        var pool = PooledCells(channels: channels)
        for row in rowRange {
            for column in columnRange {
                let cell = row * columns + column
                pool.count += counts[cell]
                for channel in 0..<channels { pool.sums[channel] += sums[cell * channels + channel] }
            }
        }
        return pool
    }

    var total: PooledCells { pooled(columns: 0..<columns, rows: 0..<rows) }
}

/// Sums over some cells.
package struct PooledCells: Sendable {
    package var sums: [Double]
    package var count: Double

    init(channels: Int) {
        sums = [Double](repeating: 0, count: channels)
        count = 0
    }

    var means: [Double] { sums.map { $0 / count } }

    func subtracting(_ other: PooledCells) -> PooledCells {
        var rest = self
        rest.count -= other.count
        for channel in sums.indices { rest.sums[channel] -= other.sums[channel] }
        return rest
    }
}
