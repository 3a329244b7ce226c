import Imaging

/// Shifts of knots about 1/14 of the photo apart that make the skin between them fit better: Gauss-Newton on the normalized
/// images, held smooth by second differences (in the manner of free-form deformation, Rueckert et al. 1999).
///
/// Taken only where it predicts skin it was not fitted to: each half of a checkerboard of blocks is fitted alone and must
/// lower the residual of the other half.
struct LocalRefinement {
    struct Outcome {
        var field: DisplacementField
        /// What the two halves say of the error, pixels of the template.
        var error: Double
        /// Share by which the residual of skin not fitted falls, the smaller of both halves.
        var gain: Double
    }

    static let knotsPerSide = 14
    /// Less gain is chance.
    static let leastGain = 0.03
    static let areas = 0.6...1.6
    private static let rounds = 6

    let view: ECCView
    let dx: Plane
    let dy: Plane
    private let spacing: Double

    init(_ view: ECCView) {
        self.view = view
        (dx, dy) = view.pair.template.gradient()
        let side = max(view.weights.width, view.weights.height)
        spacing = Double(side) / Double(LocalRefinement.knotsPerSide)
    }

    /// - Parameter start: shifts known from a coarser level.
    func refine(from start: DisplacementField?) -> Outcome? {
        let rest = DisplacementField(width: view.weights.width, height: view.weights.height, spacing: spacing)
        let known = start.flatMap { $0.columns == rest.columns && $0.rows == rest.rows ? $0 : nil } ?? rest
        let field = fitted(known) { _, _ in true }
        let halves = [0, 1].map { parity in fitted(known) { ($0 + $1) % 2 == parity } }
        let gain = min(gain(of: halves[0], parity: 1, over: rest), gain(of: halves[1], parity: 0, over: rest))
        let range = field.areaRange
        guard gain > LocalRefinement.leastGain, LocalRefinement.areas.contains(range.lowerBound),
            LocalRefinement.areas.contains(range.upperBound)
        else { return nil }
        return Outcome(field: field, error: halves[0].distance(to: halves[1]) / 2, gain: gain)
    }

    private func fitted(_ start: DisplacementField, _ takes: (Int, Int) -> Bool) -> DisplacementField {
        var field = start
        for _ in 0..<LocalRefinement.rounds { field = BlockEquations(self, field, takes).smoothed(field) }
        return field
    }

    private func gain(of field: DisplacementField, parity: Int, over rest: DisplacementField) -> Double {
        let takes: (Int, Int) -> Bool = { ($0 + $1) % 2 == parity }
        let before = BlockEquations(self, rest, takes).residual
        return before > 0 ? 1 - BlockEquations(self, field, takes).residual / before : 0
    }
}

/// Normal equations of the shift of every block under the shifts so far, and the residual that is left.
private struct BlockEquations {
    private struct Block {
        var (xx, xy, yy, rx, ry) = (0.0, 0.0, 0.0, 0.0, 0.0)
    }

    /// Smoothness against data; a block's own data outweigh one neighbor.
    private static let stiffness = 0.3
    private static let sweeps = 80

    private var blocks: [Block]
    /// Bounded, so that a crust counts no more than it is large.
    private(set) var residual = 0.0

    init(_ local: LocalRefinement, _ field: DisplacementField, _ takes: (Int, Int) -> Bool) {
        blocks = [Block](repeating: Block(), count: field.columns * field.rows)
        let (width, height) = (local.view.weights.width, local.view.weights.height)
        // The images are blurred: every second pixel says as much.
        let step = width * height > 120_000 ? 2 : 1
        for y in stride(from: 1, to: height - 1, by: step) {
            let row = min(field.rows - 1, Int((Double(y) + 0.5) / field.spacing))
            for x in stride(from: 1, to: width - 1, by: step) {
                let index = y * width + x
                guard local.view.weights.values[index] > 0 else { continue }
                let column = min(field.columns - 1, Int((Double(x) + 0.5) / field.spacing))
                guard takes(column, row) else { continue }
                add(local, field, x, y, to: row * field.columns + column)
            }
        }
    }

    @inline(__always)
    private mutating func add(_ local: LocalRefinement, _ field: DisplacementField, _ x: Int, _ y: Int, to block: Int) {
        let view = local.view
        let (sx, sy) = field.shift(x: Double(x) + 0.5, y: Double(y) + 0.5)
        guard let seen = view.warped.linear(Double(x) + sx, Double(y) + sy) else { return }
        let index = y * view.weights.width + x
        let ratio = Double(view.residual(seen, index))
        let limit = view.residualLimit
        let doubt = 1 + ratio * ratio / (limit * limit)
        let whole = Double(view.weights.values[index])
        residual += whole * ratio * ratio / doubt
        let weight = whole / (doubt * doubt)
        let (gx, gy) = (Double(local.dx.values[index]), Double(local.dy.values[index]))
        blocks[block].xx += weight * gx * gx
        blocks[block].xy += weight * gx * gy
        blocks[block].yy += weight * gy * gy
        blocks[block].rx += weight * gx * ratio
        blocks[block].ry += weight * gy * ratio
    }

    /// The shifts that fit the blocks best and differ little from knot to knot; Gauss-Seidel in a fixed order.
    func smoothed(_ field: DisplacementField) -> DisplacementField {
        let taken = blocks.filter { $0.xx + $0.yy > 0 }
        guard !taken.isEmpty else { return field }
        let mean = taken.reduce(0) { $0 + $1.xx + $1.yy } / Double(2 * taken.count)
        let lambda = BlockEquations.stiffness * mean
        var (x, y) = (field.x, field.y)
        for _ in 0..<BlockEquations.sweeps {
            for row in 0..<field.rows {
                for column in 0..<field.columns {
                    let at = row * field.columns + column
                    var (sx, sy, count) = (0.0, 0.0, 0.0)
                    for (c, r) in [(column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1)]
                    where c >= 0 && r >= 0 && c < field.columns && r < field.rows {
                        sx += x[r * field.columns + c]
                        sy += y[r * field.columns + c]
                        count += 1
                    }
                    let block = blocks[at]
                    let (a, b, d) = (block.xx + lambda * count, block.xy, block.yy + lambda * count)
                    let u = block.xx * field.x[at] + block.xy * field.y[at] - block.rx + lambda * sx
                    let v = block.xy * field.x[at] + block.yy * field.y[at] - block.ry + lambda * sy
                    let determinant = a * d - b * b
                    guard determinant > 0 else { continue }
                    (x[at], y[at]) = ((d * u - b * v) / determinant, (a * v - b * u) / determinant)
                }
            }
        }
        return DisplacementField(columns: field.columns, rows: field.rows, spacing: field.spacing, x: x, y: y)
    }
}

extension Plane {
    /// Between centers at whole numbers; nil outside.
    @inline(__always)
    fileprivate func linear(_ x: Double, _ y: Double) -> Float? {
        guard x >= 0, y >= 0, x < Double(width - 1), y < Double(height - 1) else { return nil }
        let (left, top) = (Int(x), Int(y))
        let (s, t) = (Float(x - Double(left)), Float(y - Double(top)))
        let at = top * width + left
        let upper = values[at] + s * (values[at + 1] - values[at])
        let lower = values[at + width] + s * (values[at + width + 1] - values[at + width])
        return upper + t * (lower - upper)
    }
}
