/// A small dense matrix, row by row. Sums run in index order, so results are the same bits everywhere.
struct Matrix: Sendable, Hashable {
    let rows: Int
    let columns: Int
    var values: [Double]

    init(_ rows: Int, _ columns: Int) {
        (self.rows, self.columns) = (rows, columns)
        values = Array(repeating: 0, count: rows * columns)
    }

    init(rows vectors: [[Double]]) {
        (rows, columns) = (vectors.count, vectors.first?.count ?? 0)
        values = vectors.flatMap { $0 }
    }

    subscript(_ row: Int, _ column: Int) -> Double {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    func row(_ index: Int) -> [Double] { Array(values[index * columns..<(index + 1) * columns]) }
    func column(_ index: Int) -> [Double] { (0..<rows).map { self[$0, index] } }

    var transposed: Matrix {
        var result = Matrix(columns, rows)
        for i in 0..<rows { for j in 0..<columns { result[j, i] = self[i, j] } }
        return result
    }

    static func identity(_ size: Int) -> Matrix {
        var result = Matrix(size, size)
        for i in 0..<size { result[i, i] = 1 }
        return result
    }

    static func * (left: Matrix, right: Matrix) -> Matrix {
        var result = Matrix(left.rows, right.columns)
        for i in 0..<left.rows {
            for k in 0..<left.columns {
                let factor = left[i, k]
                for j in 0..<right.columns { result[i, j] += factor * right[k, j] }
            }
        }
        return result
    }

    static func * (left: Matrix, vector: [Double]) -> [Double] {
        (0..<left.rows).map { i in
            var sum = 0.0
            for j in 0..<left.columns { sum += left[i, j] * vector[j] }
            return sum
        }
    }

    static func + (left: Matrix, right: Matrix) -> Matrix {
        var result = left
        for index in result.values.indices { result.values[index] += right.values[index] }
        return result
    }

    func scaled(by factor: Double) -> Matrix {
        var result = self
        for index in result.values.indices { result.values[index] *= factor }
        return result
    }

    /// xᵀ·M·y.
    func product(_ left: [Double], _ right: [Double]) -> Double { Matrix.dot(left, self * right) }

    static func dot(_ left: [Double], _ right: [Double]) -> Double {
        var sum = 0.0
        for index in left.indices { sum += left[index] * right[index] }
        return sum
    }
}
