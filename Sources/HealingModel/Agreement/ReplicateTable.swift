/// n subjects measured k times each, and their mean squares.
package struct ReplicateTable: Sendable, Hashable {
    package let subjects: Int
    package let repeats: Int
    package let between: Double
    package let within: Double
    /// Mean square of the columns, and of what rows and columns leave.
    package let columns: Double
    package let residual: Double

    package var withinDegrees: Double { Double(subjects * (repeats - 1)) }

    package init(_ rows: [[Double]]) throws(HealingInputError) {
        guard rows.count >= 2, let width = rows.first?.count, width >= 2 else { throw .tooFew(needed: 2) }
        guard rows.allSatisfy({ $0.count == width }) else { throw .lengthsDiffer }
        try HealingInputError.requireFinite(rows.flatMap { $0 })
        let (n, k) = (Double(rows.count), Double(width))
        let rowMeans = rows.map { $0.reduce(0, +) / k }
        let columnMeans = (0..<width).map { column in rows.reduce(0) { $0 + $1[column] } / n }
        let grand = rowMeans.reduce(0, +) / n
        let betweenSum = rowMeans.reduce(0) { $0 + k * ($1 - grand) * ($1 - grand) }
        let columnSum = columnMeans.reduce(0) { $0 + n * ($1 - grand) * ($1 - grand) }
        var (withinSum, residualSum) = (0.0, 0.0)
        for (row, mean) in zip(rows, rowMeans) {
            for (value, columnMean) in zip(row, columnMeans) {
                withinSum += (value - mean) * (value - mean)
                let rest = value - mean - columnMean + grand
                residualSum += rest * rest
            }
        }
        (subjects, repeats) = (rows.count, width)
        between = betweenSum / (n - 1)
        within = withinSum / (n * (k - 1))
        columns = columnSum / (k - 1)
        residual = residualSum / ((n - 1) * (k - 1))
        guard within > 0, residual > 0 else { throw .notIdentified }
    }
}
