/// Critical values of the largest |t| over correlated contrasts.
package enum SupremumT {
    static let draws = 20_000

    /// - Parameter degrees: of the common χ² in the denominator; nil for the normal limit.
    static func critical(_ covariance: Matrix, degrees: Int?, level: Double = 0.95, seed: UInt64 = 1) -> Double {
        let factor = semidefiniteFactor(covariance)
        let size = covariance.rows
        let errors = covariance.diagonalRoots
        var suprema: [Double] = []
        for draw in 0..<draws {
            var random = CounterRandom(seed: seed, stream: UInt64(draw))
            let noise = (0..<size).map { _ in random.normal() }
            let scale =
                degrees.map { (random.chiSquare(degrees: $0) / Double($0)).squareRoot() } ?? 1
            var largest = 0.0
            for i in 0..<size where errors[i] > 0 {
                var sum = 0.0
                for k in 0...i { sum += factor[i, k] * noise[k] }
                largest = max(largest, abs(sum) / errors[i])
            }
            suprema.append(largest / scale)
        }
        return suprema.sorted()[min(draws - 1, Int((level * Double(draws)).rounded(.down)))]
    }

    /// Cholesky factor of a matrix that may be singular: directions without variance stay empty.
    private static func semidefiniteFactor(_ matrix: Matrix) -> Matrix {
        let size = matrix.rows
        var factor = Matrix(size, size)
        for j in 0..<size {
            var pivot = matrix[j, j]
            for k in 0..<j { pivot -= factor[j, k] * factor[j, k] }
            guard pivot > 1e-10 * matrix[j, j] else { continue }
            factor[j, j] = pivot.squareRoot()
            for i in j + 1..<max(size, j + 1) {
                var sum = matrix[i, j]
                for k in 0..<j { sum -= factor[i, k] * factor[j, k] }
                factor[i, j] = sum / factor[j, j]
            }
        }
        return factor
    }
}
