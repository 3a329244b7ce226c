/// Gaussian elimination with partial pivoting.
enum LinearSystem {
    /// nil for a singular matrix.
    static func solve(_ matrix: Matrix, _ right: [Double]) -> [Double]? {
        let size = matrix.rows
        var rows = (0..<size).map { matrix.row($0) + [right[$0]] }
        for column in 0..<size {
            let pivot = (column..<size).reduce(column) { abs(rows[$1][column]) > abs(rows[$0][column]) ? $1 : $0 }
            guard abs(rows[pivot][column]) > 1e-300 else { return nil }
            rows.swapAt(column, pivot)
            for i in column + 1..<max(size, column + 1) {
                let factor = rows[i][column] / rows[column][column]
                for j in column...size { rows[i][j] -= factor * rows[column][j] }
            }
        }
        var result = Array(repeating: 0.0, count: size)
        for i in (0..<size).reversed() {
            var sum = rows[i][size]
            for j in i + 1..<max(size, i + 1) { sum -= rows[i][j] * result[j] }
            result[i] = sum / rows[i][i]
        }
        return result
    }
}
