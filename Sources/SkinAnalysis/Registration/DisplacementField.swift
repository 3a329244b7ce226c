/// Small shifts of a baseline's places on a coarse grid of knots, linear between them and constant beyond the outermost: what
/// swelling, pose and expression add to one projective map.
package struct DisplacementField: Sendable, Hashable {
    package let columns: Int
    package let rows: Int
    /// Distance of knots, and where the first one lies, pixels of the grid it is used on.
    package let spacing: Double
    package private(set) var x: [Double]
    package private(set) var y: [Double]

    init(columns: Int, rows: Int, spacing: Double, x: [Double], y: [Double]) {
        (self.columns, self.rows, self.spacing, self.x, self.y) = (columns, rows, spacing, x, y)
    }

    /// Knots in the middle of cells of `spacing`, all at rest.
    init(width: Int, height: Int, spacing: Double) {
        columns = max(1, Int((Double(width) / spacing).rounded(.up)))
        rows = max(1, Int((Double(height) / spacing).rounded(.up)))
        self.spacing = spacing
        x = [Double](repeating: 0, count: columns * rows)
        y = x
    }

    /// The shift at a place, outer corner of the first pixel at 0.
    func shift(x px: Double, y py: Double) -> (x: Double, y: Double) {
        let column = min(max(0, px / spacing - 0.5), Double(columns - 1))
        let row = min(max(0, py / spacing - 0.5), Double(rows - 1))
        let (left, top) = (min(Int(column), max(0, columns - 2)), min(Int(row), max(0, rows - 2)))
        let (right, bottom) = (min(left + 1, columns - 1), min(top + 1, rows - 1))
        let (s, t) = (column - Double(left), row - Double(top))
        func mix(_ values: [Double]) -> Double {
            let upper = values[top * columns + left] * (1 - s) + values[top * columns + right] * s
            let lower = values[bottom * columns + left] * (1 - s) + values[bottom * columns + right] * s
            return upper * (1 - t) + lower * t
        }
        return (mix(x), mix(y))
    }

    /// The same field on a grid whose pixels are `factor` of these wide.
    func rescaled(by factor: Double) -> DisplacementField {
        DisplacementField(
            columns: columns, rows: rows, spacing: spacing / factor, x: x.map { $0 / factor },
            y: y.map { $0 / factor })
    }

    mutating func add(_ dx: [Double], _ dy: [Double]) {
        for index in x.indices {
            x[index] += dx[index]
            y[index] += dy[index]
        }
    }

    /// Root mean square distance of the knots of two fields.
    func distance(to other: DisplacementField) -> Double {
        var sum = 0.0
        for index in x.indices {
            let (dx, dy) = (x[index] - other.x[index], y[index] - other.y[index])
            sum += dx * dx + dy * dy
        }
        return (sum / Double(max(1, x.count))).squareRoot()
    }

    /// Magnification of areas by the field alone, smallest and largest over its cells.
    var areaRange: ClosedRange<Double> {
        var (low, high) = (1.0, 1.0)
        for row in 0..<max(0, rows - 1) {
            for column in 0..<max(0, columns - 1) {
                let at = row * columns + column
                let xx = 1 + (x[at + 1] - x[at]) / spacing
                let xy = (x[at + columns] - x[at]) / spacing
                let yx = (y[at + 1] - y[at]) / spacing
                let yy = 1 + (y[at + columns] - y[at]) / spacing
                (low, high) = (min(low, xx * yy - xy * yx), max(high, xx * yy - xy * yx))
            }
        }
        return low...high
    }
}
