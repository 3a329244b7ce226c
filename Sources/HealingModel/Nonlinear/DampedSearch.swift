/// Steps that solve (J'J + λD²)δ = J'r by the orthogonal columns of J above √λ·D; λ follows how well the last step was foretold
/// [nielsen-1999].
struct DampedSearch {
    private let problem: NonlinearProblem
    private(set) var point: [Double]
    private(set) var value: Double
    private(set) var iterations = 0
    private(set) var isStationary = false

    init(_ problem: NonlinearProblem, start: [Double]) {
        self.problem = problem
        point = start
        value = problem.residuals(start).map { Matrix.dot($0.values, $0.values) } ?? .infinity
    }

    mutating func run() {
        descend()
        if isStationary { polish() }
    }

    private mutating func descend() {
        guard value.isFinite, var current = problem.residuals(point) else { return }
        var (damping, growth, largest) = (1e-3, 2.0, Array(repeating: 0.0, count: point.count))
        while iterations < NonlinearFit.mostIterations {
            iterations += 1
            let columns = problem.scaled(current.jacobian)
            largest = zip(largest, columns.sizes).map { max($0, $1) }
            if isFlat(columns.matrix, current.values) {
                isStationary = true
                break
            }
            guard let step = DampedSearch.step(current, damping, largest) else {
                damping *= 10
                if damping > 1e30 { break }
                continue
            }
            let next = zip(point, step.move).map { $0 + $1 }
            guard next != point else {
                // No smaller step exists in 64 bits.
                isStationary = isNearlyFlat(columns.matrix, current.values)
                break
            }
            let trial = problem.residuals(next)
            let trialValue = trial.map { Matrix.dot($0.values, $0.values) } ?? .infinity
            let gain = (value - trialValue) / max(step.foretold, 1e-300)
            guard let trial, trialValue <= value, gain > 0 || trialValue == value else {
                damping *= growth
                growth *= 2
                if damping > 1e30 {
                    isStationary = isNearlyFlat(columns.matrix, current.values)
                    break
                }
                continue
            }
            let isStill = trialValue == value
            (point, value, current) = (next, trialValue, trial)
            let twist = 2 * gain - 1
            damping = max(1e-20, damping * max(1.0 / 3, 1 - twist * twist * twist))
            growth = 2
            if isStill {
                let columns = problem.scaled(current.jacobian)
                isStationary = isNearlyFlat(columns.matrix, current.values)
                if isStationary { break }
                damping *= 100
                if damping > 1e30 { break }
            }
        }
    }

    /// Cosine between the residuals and what the parameters could still explain of them [bates-1988]; 0 for an exact fit.
    private func cosine(_ columns: Matrix, _ values: [Double]) -> Double {
        let size = Matrix.dot(values, values)
        guard size > 1e-22 * problem.responseSize else { return 0 }
        guard let fit = try? LeastSquares(columns, values) else { return 1 }
        let explained = (0..<columns.columns).map { Matrix.dot(fit.basis.column($0), values) }
        return (Matrix.dot(explained, explained) / size).squareRoot()
    }

    private func isFlat(_ columns: Matrix, _ values: [Double]) -> Bool { cosine(columns, values) < 1e-10 }
    /// As flat as the rounding of the sum of squares lets a search see.
    private func isNearlyFlat(_ columns: Matrix, _ values: [Double]) -> Bool { cosine(columns, values) < 1e-6 }

    /// Undamped steps for the last digits, as long as they flatten the gradient.
    private mutating func polish() {
        for _ in 0..<8 {
            guard let current = problem.residuals(point) else { return }
            let columns = problem.scaled(current.jacobian)
            guard let fit = try? LeastSquares(columns.matrix, current.values) else { return }
            let move = zip(fit.coefficients, columns.sizes).map { $0 / $1 }
            let next = zip(point, move).map { $0 + $1 }
            guard let trial = problem.residuals(next) else { return }
            let sum = Matrix.dot(trial.values, trial.values)
            let isFlatter =
                cosine(problem.scaled(trial.jacobian).matrix, trial.values) < cosine(columns.matrix, current.values)
            guard isFlatter, sum <= value * (1 + 1e-10) else { return }
            (point, value) = (next, sum)
        }
    }

    /// The move and how much it should lower the sum of squares.
    private static func step(
        _ current: (values: [Double], jacobian: Matrix), _ damping: Double, _ sizes: [Double]
    ) -> (move: [Double], foretold: Double)? {
        let count = sizes.count
        let scale = sizes.map { $0 > 0 ? $0 : 1 }
        var rows = (0..<current.jacobian.rows).map { index in
            zip(current.jacobian.row(index), scale).map { $0 / $1 }
        }
        rows += (0..<count).map { i in (0..<count).map { $0 == i ? damping.squareRoot() : 0 } }
        guard let fit = try? LeastSquares(Matrix(rows: rows), current.values + Array(repeating: 0, count: count)) else {
            return nil
        }
        let move = zip(fit.coefficients, scale).map { $0 / $1 }
        guard move.allSatisfy(\.isFinite) else { return nil }
        let foretold = Matrix.dot(current.values, current.values) - fit.residualSum
        return (move, foretold)
    }
}
