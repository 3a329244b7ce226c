extension CellGrid {
    /// Distance, in cells, at which the autocorrelation of the cell values falls to 1/e, along rows and columns together.
    ///
    /// Cells less than half covered are left out. At least half a cell; the longer side of the grid when it never falls.
    func correlationLength(_ formula: ([Double]) -> Double?) -> Double {
        let field = CellField(self, formula)
        guard field.variance > 0 else { return 0.5 }
        var previous = 1.0
        for lag in 1...max(1, max(columns, rows) / 2) {
            let current = field.correlation(lag: lag)
            if current <= CellGrid.eFold {
                let length = Double(lag - 1) + (previous - CellGrid.eFold) / (previous - current)
                return max(0.5, length)
            }
            previous = current
        }
        return Double(max(columns, rows))
    }

    private static let eFold = 0.36787944117144233
}

/// Centered values of the well-covered cells.
private struct CellField {
    private let columns: Int
    private let rows: Int
    private let deviations: [Double?]
    let variance: Double

    init(_ grid: CellGrid, _ formula: ([Double]) -> Double?) {
        columns = grid.columns
        rows = grid.rows
        let enough = Double(grid.cellSide * grid.cellSide) / 2
        let values = (0..<grid.rows * grid.columns).map { cell -> Double? in
            guard grid.counts[cell] >= enough else { return nil }
            let (column, row) = (cell % grid.columns, cell / grid.columns)
            return formula(grid.pooled(columns: column..<column + 1, rows: row..<row + 1).means)
        }
        let known = values.compactMap { $0 }
        let mean = known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
        deviations = values.map { $0.map { $0 - mean } }
        let spread = known.isEmpty ? 0 : known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count)
        // Rounding of sums over a flat patch is no structure.
        variance = spread > 1e-18 * (mean * mean + 1) ? spread : 0
    }

    func correlation(lag: Int) -> Double {
        var sum = 0.0
        var pairs = 0.0
        for row in 0..<rows {
            for column in 0..<columns {
                guard let here = deviations[row * columns + column] else { continue }
                if column + lag < columns, let there = deviations[row * columns + column + lag] {
                    sum += here * there
                    pairs += 1
                }
                if row + lag < rows, let there = deviations[(row + lag) * columns + column] {
                    sum += here * there
                    pairs += 1
                }
            }
        }
        return pairs == 0 ? 0 : sum / pairs / variance
    }
}
