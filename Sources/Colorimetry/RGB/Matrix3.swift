/// A 3 × 3 matrix, row by row.
package struct Matrix3: Sendable, Hashable {
    package var elements: [Double]

    package init(_ elements: [Double]) {
        precondition(elements.count == 9, "three rows of three")
        self.elements = elements
    }

    package init(rows: [[Double]]) { self.init(rows.flatMap { $0 }) }

    package static let identity = Matrix3([1, 0, 0, 0, 1, 0, 0, 0, 1])

    package static func diagonal(_ values: [Double]) -> Matrix3 {
        Matrix3([values[0], 0, 0, 0, values[1], 0, 0, 0, values[2]])
    }

    package subscript(row: Int, column: Int) -> Double { elements[3 * row + column] }

    package static func * (left: Matrix3, right: Matrix3) -> Matrix3 {
        Matrix3(
            (0..<9).map { index in
                (0..<3).reduce(0) { $0 + left[index / 3, $1] * right[$1, index % 3] }
            })
    }

    package func applied(to vector: [Double]) -> [Double] {
        (0..<3).map { self[$0, 0] * vector[0] + self[$0, 1] * vector[1] + self[$0, 2] * vector[2] }
    }

    /// nil when the rows span no volume.
    package var inverse: Matrix3? {
        let m = elements
        let cofactors = [
            m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
            m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
            m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3],
        ]
        let determinant = m[0] * cofactors[0] + m[1] * cofactors[3] + m[2] * cofactors[6]
        guard abs(determinant) > 1e-9 else { return nil }
        return Matrix3(cofactors.map { $0 / determinant })
    }
}
