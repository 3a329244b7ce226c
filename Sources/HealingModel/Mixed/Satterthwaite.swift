/// Variances of a contrast's variance: 2·f²/(g'·W·g), f = c'Vc, g its gradient and W = 2·H⁻¹ in (θ, σ).
struct Satterthwaite: Sendable {
    private let gradients: [Matrix]
    private let weights: Matrix

    init?(_ likelihood: RestrictedLikelihood, theta: [Double], sigma: Double) {
        let point = theta + [sigma]
        let steps = theta.map { max(2e-3, 1e-2 * abs($0)) } + [1e-2 * sigma]
        // A diagonal near zero has no room to both sides.
        let room = likelihood.structure.diagonal.allSatisfy { theta[$0] > 2.5 * steps[$0] }
        let sizes = room ? steps : steps.map { $0 / 20 }
        let hessian = Derivatives.hessian(point, steps: sizes, likelihood.full)
        guard let inverse = Cholesky(hessian)?.inverse else { return nil }
        weights = inverse.scaled(by: 2)
        func covariance(_ parameters: [Double]) -> Matrix {
            let deviation = parameters[parameters.count - 1]
            let solution = likelihood.solution(Array(parameters.dropLast()))
            let size = likelihood.terms
            return (solution?.information.inverse ?? Matrix(size, size)).scaled(by: deviation * deviation)
        }
        gradients = point.indices.map { axis in
            func slope(_ step: Double) -> Matrix {
                var (up, down) = (point, point)
                up[axis] += step
                down[axis] -= step
                return (covariance(up) + covariance(down).scaled(by: -1)).scaled(by: 1 / (2 * step))
            }
            let (wide, narrow) = (slope(sizes[axis]), slope(sizes[axis] / 2))
            return narrow.scaled(by: 4.0 / 3) + wide.scaled(by: -1.0 / 3)
        }
    }

    func degrees(_ contrast: [Double], variance: Double) -> Double? {
        let slope = gradients.map { $0.product(contrast, contrast) }
        let spread = weights.product(slope, slope)
        return spread > 0 ? 2 * variance * variance / spread : nil
    }
}
