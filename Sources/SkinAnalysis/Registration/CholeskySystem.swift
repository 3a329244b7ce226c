/// Small symmetric positive definite systems by Cholesky's method, in fixed order.
struct CholeskySystem {
    private let size: Int
    private let factor: [Double]

    /// nil when the matrix (row by row) is not safely positive definite.
    init?(_ matrix: [Double], size: Int) {
        var l = matrix
        for j in 0..<size {
            var diagonal = l[j * size + j]
            let whole = diagonal
            for k in 0..<j { diagonal -= l[j * size + k] * l[j * size + k] }
            guard diagonal.isFinite, diagonal > 1e-12 * whole, diagonal > 0 else { return nil }
            let root = diagonal.squareRoot()
            l[j * size + j] = root
            for i in j + 1..<max(size, j + 1) {
                var sum = l[i * size + j]
                for k in 0..<j { sum -= l[i * size + k] * l[j * size + k] }
                l[i * size + j] = sum / root
            }
        }
        (self.size, factor) = (size, l)
    }

    func solve(_ right: [Double]) -> [Double] {
        var x = right
        for i in 0..<size {
            for k in 0..<i { x[i] -= factor[i * size + k] * x[k] }
            x[i] /= factor[i * size + i]
        }
        for i in stride(from: size - 1, through: 0, by: -1) {
            for k in i + 1..<max(size, i + 1) { x[i] -= factor[k * size + i] * x[k] }
            x[i] /= factor[i * size + i]
        }
        return x
    }
}
