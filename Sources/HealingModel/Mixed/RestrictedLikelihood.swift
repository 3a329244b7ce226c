import PortableMath

/// -2·log restricted likelihood of a linear mixed model as a function of θ (and σ) [bates-2015].
struct RestrictedLikelihood: Sendable {
    let groups: [MixedGroup]
    let structure: RandomStructure
    let rows: Int
    let terms: Int

    /// Generalized least squares at θ.
    struct Solution {
        let coefficients: [Double]
        /// Of X'V⁻¹X over σ² = 1.
        let information: Cholesky
        let residual: Double
        let logDeterminant: Double
    }

    func solution(_ theta: [Double]) -> Solution? {
        var (xx, xy, yy, determinant) = (Matrix(terms, terms), Array(repeating: 0.0, count: terms), 0.0, 0.0)
        for group in groups {
            guard let part = group.profiled(structure.factor(theta, size: group.zz.rows)) else { return nil }
            for i in xx.values.indices { xx.values[i] += part.xx.values[i] }
            for i in xy.indices { xy[i] += part.xy[i] }
            yy += part.yy
            determinant += part.logDeterminant
        }
        guard let information = Cholesky(xx) else { return nil }
        let half = information.forward(xy)
        return Solution(
            coefficients: information.solve(xy), information: information, residual: yy - Matrix.dot(half, half),
            logDeterminant: determinant)
    }

    private var freedom: Double { Double(rows - terms) }

    /// With σ² = residual/(n - p).
    func profiled(_ theta: [Double]) -> Double {
        guard let solution = solution(theta), solution.residual > 0 else { return .infinity }
        let variance = 2 * PortableMath.pi * solution.residual / freedom
        return solution.logDeterminant + solution.information.logDeterminant
            + freedom * (1 + PortableMath.log(variance))
    }

    /// At (θ, σ).
    func full(_ parameters: [Double]) -> Double {
        let (theta, sigma) = (Array(parameters.dropLast()), parameters[parameters.count - 1])
        guard let solution = solution(theta) else { return .infinity }
        return solution.logDeterminant + solution.information.logDeterminant
            + freedom * PortableMath.log(2 * PortableMath.pi * sigma * sigma) + solution.residual / (sigma * sigma)
    }

    /// σ̂ at θ.
    func sigma(_ solution: Solution) -> Double { (max(0, solution.residual) / freedom).squareRoot() }

    /// θ of least deviance: simplex, then Newton steps; a negative diagonal is mirrored (V depends on its square alone).
    func minimum() -> [Double] {
        var start = Array(repeating: 0.0, count: structure.parameters)
        for index in structure.diagonal { start[index] = 1 }
        func mirrored(_ theta: [Double]) -> [Double] {
            guard case .correlated(2) = structure else { return theta.map(abs) }
            let sign: Double = theta[0] < 0 ? -1 : 1
            return [theta[0] * sign, theta[1] * sign, abs(theta[2])]
        }
        let scale = scales()
        func objective(_ point: [Double]) -> Double { profiled(zip(point, scale).map { $0 * $1 }) }
        let rough = NelderMead.minimize(
            from: start, steps: start.map { $0 == 0 ? 0.3 : -0.5 }, restarts: 6, tolerance: 1e-9, evaluations: 3000,
            objective)
        let steps = rough.map { max(1e-4, 2e-3 * abs($0)) }
        let fine = Derivatives.polished(rough, steps: steps, objective)
        return mirrored(zip(fine, scale).map { $0 * $1 })
    }

    /// θ of a slope is small where its column is large: each in units of its column's root mean square.
    private func scales() -> [Double] {
        guard case .correlated(2) = structure else { return Array(repeating: 1, count: structure.parameters) }
        let squares = groups.reduce(0) { $0 + $1.zz[1, 1] } / Double(rows)
        let slope = squares > 0 ? 1 / squares.squareRoot() : 1
        return [1, slope, slope]
    }
}
