/// How one Gaussian is computed: exactly on the pixels, or on a grid halved `level` times where it is wide enough.
///
/// A wide Gaussian is a chain: binomial low-pass and halving, a small kernel on the coarse grid, cubic B-spline doubling.
/// The small kernel is the least-squares fit of the whole chain to the exact, truncated Gaussian, so the chain transmits
/// what the Gaussian transmits to 6·10⁻⁵ at every wavelength (to 10⁻⁵ where the Gaussian passes anything).
struct GaussianPlan: Sendable {
    let level: Int
    /// Center and one side, in pixels of the grid of `level`.
    let taps: [Float]
    var radius: Int { taps.count - 1 }

    /// Standard deviation on the coarse grid below which a chain would no longer fit.
    private static let leastSigma = 1.45
    private static let mostLevels = 4

    init(_ kernel: GaussianKernel) {
        var level = 0
        while level < GaussianPlan.mostLevels,
            kernel.sigma >= GaussianPlan.leastSigma * Double(2 << level)
        {
            level += 1
        }
        self.level = level
        taps = level == 0 ? kernel.taps : GaussianPlan.fitted(to: kernel, level: level)
    }

    /// Pixels of the fine grid on each side that a value depends on, generously.
    var reach: Int { level == 0 ? radius : (radius + 6) << level }

    private static func fitted(to kernel: GaussianKernel, level: Int) -> [Float] {
        let step = 1 << level
        let radius = (kernel.radius + step - 1) / step
        let chain = chainKernel(level: level)
        let columns = (0...radius).map { k -> [Double] in
            // Half of the symmetric response of tap k (and -k): index = distance from the center.
            (0...chain.count + radius * step).map { x in
                let right = value(chain, x - k * step)
                return k == 0 ? right : right + value(chain, x + k * step)
            }
        }
        let target = columns[0].indices.map { $0 <= kernel.radius ? kernel.exactTaps[$0] : 0 }
        let solution = LeastSquares.solve(columns: columns, target: target) { $0 == 0 ? 1 : 2 }
        // The chain keeps a constant exactly.
        let sum = solution[0] + 2 * solution.dropFirst().reduce(0, +)
        return solution.map { Float($0 / sum) }
    }

    private static func value(_ chain: [Double], _ x: Int) -> Double {
        abs(x) < chain.count ? chain[abs(x)] : 0
    }

    /// Right half of halvings and doublings alone, averaged over the positions of a pixel within a coarse one.
    private static func chainKernel(level: Int) -> [Double] {
        var whole = [1.0]
        for index in 0..<level {
            let step = 1 << index
            whole = convolved(whole, [1, 6, 15, 20, 15, 6, 1].map { $0 / 64 }, step: step)
            whole = convolved(whole, [1, 4, 6, 4, 1].map { $0 / 8 }, step: step)
        }
        return whole.suffix(whole.count / 2 + 1).map { $0 }
    }

    private static func convolved(_ a: [Double], _ b: [Double], step: Int) -> [Double] {
        var result = [Double](repeating: 0, count: a.count + (b.count - 1) * step)
        for (i, x) in a.enumerated() { for (j, y) in b.enumerated() { result[i + j * step] += x * y } }
        return result
    }
}

/// Small dense least squares by the normal equations.
private enum LeastSquares {
    static func solve(columns: [[Double]], target: [Double], weight: (Int) -> Double) -> [Double] {
        let count = columns.count
        func product(_ a: [Double], _ b: [Double]) -> Double {
            a.indices.reduce(0) { $0 + weight($1) * a[$1] * b[$1] }
        }
        var rows = (0..<count).map { i in
            (0..<count).map { product(columns[i], columns[$0]) } + [product(columns[i], target)]
        }
        // Gaussian elimination; the matrix is positive definite, so no pivoting is needed.
        for pivot in 0..<count {
            for row in pivot + 1..<max(count, pivot + 1) {
                let factor = rows[row][pivot] / rows[pivot][pivot]
                for column in pivot...count { rows[row][column] -= factor * rows[pivot][column] }
            }
        }
        var solution = [Double](repeating: 0, count: count)
        for row in (0..<count).reversed() {
            let known = (row + 1..<max(count, row + 1)).reduce(0) { $0 + rows[row][$1] * solution[$1] }
            solution[row] = (rows[row][count] - known) / rows[row][row]
        }
        return solution
    }
}
