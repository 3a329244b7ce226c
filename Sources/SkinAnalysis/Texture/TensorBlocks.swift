import Imaging
import KernelAPI
import PortableMath

/// Structure tensor of a relief, averaged over blocks of about 0.5 mm and then under a Gaussian of 2 mm.
struct TensorBlocks {
    /// Standard deviations of the Gaussian before the gradient and of the one over its products, mm.
    static let innerMM = 0.1
    static let outerMM = 2.0
    private static let blockMM = 0.5

    private let width: Int
    private let side: Int
    private let columns: Int
    private let rows: Int
    private let pitch: Double
    /// For each block: weight, and weighted sums of dx², dx·dy, dy².
    private var sums: [Double]
    private var weights: [[Float]]
    private var (dx, dy, product): ([Float], [Float], [Float])
    private let ones: [Float]

    init(width: Int, height: Int, pitch: Double) {
        (self.width, self.pitch) = (width, pitch)
        side = max(1, Int((TensorBlocks.blockMM / pitch).rounded()))
        columns = (width + side - 1) / side
        rows = (height + side - 1) / side
        sums = [Double](repeating: 0, count: 4 * columns * rows)
        let row = [Float](repeating: 0, count: width)
        weights = [row, row, row]
        (dx, dy, product, ones) = (row, row, row, [Float](repeating: 1, count: width))
    }

    /// Weights of a row that is finished later.
    mutating func keep(weights row: [Float], row y: Int) { weights[y % 3] = row }

    /// The products of one row from three rows of the relief; reads one value to each side.
    mutating func add(rows relief: [UnsafePointer<Float>], row y: Int) {
        KernelChoice.current.gradient(rows: relief, count: width, dx: &dx, dy: &dy)
        add(ones, channel: 0, y)
        KernelChoice.current.multiply(dx, dx, count: width, into: &product)
        add(product, channel: 1, y)
        KernelChoice.current.multiply(dx, dy, count: width, into: &product)
        add(product, channel: 2, y)
        KernelChoice.current.multiply(dy, dy, count: width, into: &product)
        add(product, channel: 3, y)
    }

    private mutating func add(_ values: [Float], channel: Int, _ y: Int) {
        let first = 4 * (y / side) * columns + channel
        sums.withUnsafeMutableBufferPointer { sums in
            guard let start = sums.baseAddress else { return }
            KernelChoice.current.runSums(
                values, weights: weights[y % 3], count: width, length: side, into: start + first, step: 4)
        }
    }

    /// Cells of local anisotropy (λ₁ - λ₂)/(λ₁ + λ₂), and of the tensor itself.
    func finished() -> (anisotropy: CellGrid, tensor: CellGrid) {
        var shares = Plane(width: columns, height: rows)
        var parts = [shares, shares, shares]
        for block in 0..<columns * rows where sums[4 * block] > 0 {
            shares.values[block] = Float(sums[4 * block] / Double(side * side))
            for part in 0..<3 { parts[part].values[block] = Float(sums[4 * block + 1 + part] / sums[4 * block]) }
        }
        let smooth = parts.map { MaskedPlane(values: $0, weights: shares).smoothed(with: outer) }
        var anisotropy = CellGrid(width: columns, height: rows, channels: 1)
        var tensor = CellGrid(width: columns, height: rows, channels: 2)
        for y in 0..<rows {
            for x in 0..<columns where shares[x, y] >= SkinPatch.leastShare {
                let (weight, index) = (Double(shares[x, y]), y * columns + x)
                let (difference, cross, trace) = TensorBlocks.invariants(smooth, index)
                let cell = anisotropy.cell(x: x, y: y)
                anisotropy.count(weight, in: cell)
                let root = (difference * difference + 4 * cross * cross).squareRoot()
                anisotropy.add(weight * (trace > 0 ? root / trace : 0), channel: 0, in: cell)
                let own = TensorBlocks.invariants(parts, index)
                tensor.count(weight, in: cell)
                tensor.add(weight * own.difference, channel: 0, in: cell)
                tensor.add(weight * own.cross, channel: 1, in: cell)
            }
        }
        return (anisotropy, tensor)
    }

    /// The outer Gaussian on the grid of blocks, less what the blocks blurred.
    private var outer: GaussianKernel {
        let sigma = TensorBlocks.outerMM / pitch
        let blocks = Double(side * side)
        return GaussianKernel(sigma: max(0, sigma * sigma - (blocks - 1) / 12).squareRoot() / Double(side))
    }

    private static func invariants(_ parts: [Plane], _ index: Int) -> (difference: Double, cross: Double, trace: Double)
    {
        let (xx, xy, yy) = (
            Double(parts[0].values[index]), Double(parts[1].values[index]), Double(parts[2].values[index])
        )
        return (xx - yy, xy, xx + yy)
    }

    /// Direction of the lines (across the gradient) from (Jxx - Jyy, Jxy): 0 along the rows, 90 along the columns, counted
    /// toward the top, 0..<180 degrees; nil without any direction.
    static func direction(difference: Double, cross: Double) -> Double? {
        guard difference != 0 || cross != 0 else { return nil }
        // Rows run down, so the sense turns; lines lie across the gradient.
        let gradient = PortableMath.hueAngle(x: difference, y: -2 * cross) / 2
        return gradient < 90 ? gradient + 90 : gradient - 90
    }
}
