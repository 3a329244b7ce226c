/// Small dense systems: Gaussian elimination with partial pivoting.
enum LinearSystem {
    /// nil when the matrix is singular to working precision.
    static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
        let size = right.count
        var rows = (0..<size).map { matrix[$0] + [right[$0]] }
        for pivot in 0..<size {
            let best = (pivot..<size).max { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) } ?? pivot
            rows.swapAt(pivot, best)
            let head = rows[pivot]
            guard abs(head[pivot]) > 1e-12 else { return nil }
            for row in pivot + 1..<max(size, pivot + 1) {
                let factor = rows[row][pivot] / head[pivot]
                if factor == 0 { continue }
                for column in pivot...size { rows[row][column] -= factor * head[column] }
            }
        }
        return substituted(rows)
    }

    /// Minimizes Σ w·(row·x - target)² through the normal equations.
    static func leastSquares(_ rows: [[Double]], _ targets: [Double], weights: [Double]) -> [Double]? {
        guard let width = rows.first?.count, rows.count >= width else { return nil }
        var matrix = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
        var right = [Double](repeating: 0, count: width)
        for (index, row) in rows.enumerated() where weights[index] > 0 {
            for first in 0..<width {
                let weighted = weights[index] * row[first]
                right[first] += weighted * targets[index]
                for second in 0..<width { matrix[first][second] += weighted * row[second] }
            }
        }
        return solve(matrix, right)
    }

    private static func substituted(_ rows: [[Double]]) -> [Double] {
        let size = rows.count
        var solution = [Double](repeating: 0, count: size)
        for row in (0..<size).reversed() {
            var sum = rows[row][size]
            for column in row + 1..<max(size, row + 1) { sum -= rows[row][column] * solution[column] }
            solution[row] = sum / rows[row][row]
        }
        return solution
    }
}
