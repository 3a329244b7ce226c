import Imaging

/// How the baseline's normalized image changes with the eight numbers of a homography: gradients times the basis.
struct ECCScore {
    let pair: LevelPair
    let frame: PointFrame
    fileprivate let dx: Plane
    fileprivate let dy: Plane

    init(pair: LevelPair, frame: PointFrame) {
        (self.pair, self.frame) = (pair, frame)
        (dx, dy) = pair.template.gradient()
    }

    /// The eight derivatives of one pixel.
    @inline(__always)
    private func derivatives(_ index: Int, _ u: Float, _ v: Float) -> SIMD8<Float> {
        let scale = Float(frame.scale)
        let (gx, gy) = (scale * dx.values[index], scale * dy.values[index])
        let along = gx * u + gy * v
        return SIMD8(gx * u, gx * v, gx, gy * u, gy * v, gy, -u * along, -v * along)
    }

    @inline(__always)
    private func column(_ x: Int) -> Float { (Float(x) - Float(frame.x)) / Float(frame.scale) }

    @inline(__always)
    private func row(_ y: Int) -> Float { (Float(y) - Float(frame.y)) / Float(frame.scale) }

    /// Σw·s·sᵀ
    func matrix(_ weights: Plane) -> [Double] {
        var total = [Double](repeating: 0, count: 64)
        let width = weights.width
        for y in 0..<weights.height {
            let v = row(y)
            var rows = [SIMD8<Float>](repeating: .zero, count: 8)
            rows.withUnsafeMutableBufferPointer { rows in
                for x in 0..<width {
                    let w = weights.values[y * width + x]
                    guard w > 0 else { continue }
                    let s = derivatives(y * width + x, column(x), v)
                    let weighted = s * w
                    for k in 0..<8 { rows[k] += weighted[k] * s }
                }
            }
            for k in 0..<8 { for l in 0..<8 { total[8 * k + l] += Double(rows[k][l]) } }
        }
        return total
    }

    func system(_ weights: Plane) -> CholeskySystem? {
        var matrix = matrix(weights)
        for k in 0..<8 { matrix[9 * k] *= 1 + 1e-6 }
        return CholeskySystem(matrix, size: 8)
    }

    /// Σw·s·r over the whole image.
    func right(_ view: ECCView) -> [Double] {
        var total = [Double](repeating: 0, count: 8)
        let width = view.weights.width
        for y in 0..<view.weights.height {
            let sum = part(view, y, 0..<width)
            for k in 0..<8 { total[k] += Double(sum[k]) }
        }
        return total
    }

    /// The same over part of a row.
    func part(_ view: ECCView, _ y: Int, _ columns: Range<Int>) -> SIMD8<Float> {
        var sum = SIMD8<Float>.zero
        let v = row(y)
        let width = view.weights.width
        for x in columns {
            let index = y * width + x
            let w = view.weights.values[index]
            guard w > 0 else { continue }
            sum += derivatives(index, column(x), v) * (w * view.residual(index))
        }
        return sum
    }
}

extension ECCScore {
    /// The shift of one block that would fit it better, by one step; nil where the block does not hold it both ways.
    fileprivate func shift(_ view: ECCView, _ rows: Range<Int>, _ columns: Range<Int>) -> (x: Double, y: Double)? {
        var (xx, xy, yy, rx, ry) = (0.0, 0.0, 0.0, 0.0, 0.0)
        let width = view.weights.width
        for y in rows {
            for index in y * width + columns.lowerBound..<y * width + columns.upperBound {
                let w = Double(view.weights.values[index])
                guard w > 0 else { continue }
                let (gx, gy, r) = (Double(dx.values[index]), Double(dy.values[index]), Double(view.residual(index)))
                xx += w * gx * gx
                xy += w * gx * gy
                yy += w * gy * gy
                rx += w * gx * r
                ry += w * gy * r
            }
        }
        let determinant = xx * yy - xy * xy
        guard determinant > 0.05 * (xx + yy) * (xx + yy) / 4 else { return nil }
        return ((yy * rx - xy * ry) / determinant, (xx * ry - xy * rx) / determinant)
    }
}

/// Shifts of blocks. Noise is independent from block to block, what swells or turns is not.
private struct BlockShifts {
    private let columns: Int
    private let rows: Int
    private var shifts: [(x: Double, y: Double)?]

    init(columns: Int, rows: Int) {
        (self.columns, self.rows) = (columns, rows)
        shifts = Array(repeating: nil, count: columns * rows)
    }

    mutating func set(_ column: Int, _ row: Int, _ shift: (x: Double, y: Double)?) {
        shifts[row * columns + column] = shift
    }

    /// Mean of the products of neighbors; 0 where it is not above chance (twice its standard error).
    var sharedVariance: Double {
        var products: [Double] = []
        for row in 0..<rows {
            for column in 0..<columns {
                guard let own = shifts[row * columns + column] else { continue }
                let right = column + 1 < columns ? shifts[row * columns + column + 1] : nil
                let below = row + 1 < rows ? shifts[(row + 1) * columns + column] : nil
                products += [right, below].compactMap { $0.map { own.x * $0.x + own.y * $0.y } }
            }
        }
        guard products.count >= 12 else { return 0 }
        let count = Double(products.count)
        let mean = products.reduce(0, +) / count
        let spread = products.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        return mean > 2 * (spread / count).squareRoot() ? mean : 0
    }
}

/// Scatter of the score among blocks: the error of the map without any model of the noise (sandwich estimator, Huber 1967),
/// and how many blocks agree on their own.
struct ECCSpread {
    private(set) var covariance: [Double]
    private(set) var agreeingPercent = 0.0
    private(set) var blocks = 0
    /// What one map cannot follow, pixels of the level.
    private(set) var misfit = 0.0

    /// Blocks to the longer side: each wider than the window of the normalization, enough of them for a scatter.
    private static let perSide = 16

    init(_ score: ECCScore, _ view: ECCView, _ system: CholeskySystem) {
        let (width, height) = (view.weights.width, view.weights.height)
        let side = max(8, (max(width, height) + ECCSpread.perSide - 1) / ECCSpread.perSide)
        var middle = [Double](repeating: 0, count: 64)
        var agreeing = 0
        var shifts = BlockShifts(columns: (width + side - 1) / side, rows: (height + side - 1) / side)
        for top in stride(from: 0, to: height, by: side) {
            for left in stride(from: 0, to: width, by: side) {
                let (rows, columns) = (top..<min(height, top + side), left..<min(width, left + side))
                let block = BlockCorrelation(view, rows, columns)
                guard block.weight > 0.15 * Double(side * side) else { continue }
                shifts.set(left / side, top / side, score.shift(view, rows, columns))
                var sum = [Double](repeating: 0, count: 8)
                for y in rows {
                    let part = score.part(view, y, columns)
                    for k in 0..<8 { sum[k] += Double(part[k]) }
                }
                for k in 0..<8 { for l in 0..<8 { middle[8 * k + l] += sum[k] * sum[l] } }
                blocks += 1
                if block.correlation > 0.12 { agreeing += 1 }
            }
        }
        agreeingPercent = 100 * Double(agreeing) / Double(max(1, blocks))
        let slope = max(0.3, view.slope)
        misfit = shifts.sharedVariance.squareRoot() / slope
        covariance = ECCSpread.sandwich(middle, system).map { $0 / (slope * slope) }
    }

    private static func sandwich(_ middle: [Double], _ system: CholeskySystem) -> [Double] {
        // A⁻¹·B, then (A⁻¹·(A⁻¹·B)ᵀ)ᵀ.
        var left = [Double](repeating: 0, count: 64)
        for l in 0..<8 {
            let column = system.solve((0..<8).map { middle[8 * $0 + l] })
            for k in 0..<8 { left[8 * k + l] = column[k] }
        }
        var result = left
        for k in 0..<8 {
            let row = system.solve((0..<8).map { left[8 * k + $0] })
            for l in 0..<8 { result[8 * k + l] = row[l] }
        }
        return result
    }
}

/// Correlation of the two images within one block.
struct BlockCorrelation {
    private(set) var weight = 0.0
    private(set) var correlation = 0.0

    init(_ view: ECCView, _ rows: Range<Int>, _ columns: Range<Int>) {
        var (a, b, aa, ab, bb) = (0.0, 0.0, 0.0, 0.0, 0.0)
        let width = view.weights.width
        for y in rows {
            for x in columns {
                let i = y * width + x
                let w = Double(view.weights.values[i])
                guard w > 0 else { continue }
                let (p, q) = (Double(view.pair.template.values[i]), Double(view.warped.values[i]))
                weight += w
                a += w * p
                b += w * q
                aa += w * p * p
                ab += w * p * q
                bb += w * q * q
            }
        }
        guard weight > 0 else { return }
        let (xx, yy) = (aa - a * a / weight, bb - b * b / weight)
        if xx > 0, yy > 0 { correlation = (ab - a * b / weight) / (xx * yy).squareRoot() }
    }
}
