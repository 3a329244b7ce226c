import PortableMath

/// Sums of one session at every node of τ, with values taken from a reference level: all the likelihood needs.
struct SessionMoments: Sendable {
    let count: Double
    let reference: Double
    /// Σ y and Σ y² above the reference.
    private let sum: Double
    private let squares: Double
    /// Σ φ, Σ φ², Σ φ·y by node.
    private let phi: [Double]
    private let phiSquares: [Double]
    private let phiValues: [Double]

    init(_ session: CohortSession, reference: Double) {
        count = Double(session.times.count)
        self.reference = reference
        let values = session.values.map { $0 - reference }
        sum = values.reduce(0, +)
        squares = Matrix.dot(values, values)
        var sums: [(Double, Double, Double)] = []
        for tau in TauQuadrature.taus {
            var (one, two, cross) = (0.0, 0.0, 0.0)
            for (time, value) in zip(session.times, values) where time >= 0 {
                let shape = TauQuadrature.shape(time, tau)
                one += shape
                two += shape * shape
                cross += shape * value
            }
            sums.append((one, two, cross))
        }
        (phi, phiSquares, phiValues) = (sums.map(\.0), sums.map(\.1), sums.map(\.2))
    }

    /// Precision of (b, A) given u, residual sums, and the exponent of the Gaussian likelihood without its constant.
    struct Node {
        let determinant: Double
        let exponent: Double
        let baselineResidual: Double
        let riseResidual: Double
        let precision: (baseline: Double, cross: Double, rise: Double)
    }

    /// Woodbury in two dimensions: V = σ²·I + w_b²·11ᵀ + w_A²·φφᵀ.
    func node(_ index: Int, _ p: CohortParameters) -> Node {
        let variance = p.sigma * p.sigma
        let baseline = p.meanBaseline - reference
        let a = 1 / (p.baselineSpread * p.baselineSpread) + count / variance
        let b = phi[index] / variance
        let c = 1 / (p.riseSpread * p.riseSpread) + phiSquares[index] / variance
        let determinant = a * c - b * b
        let first = sum - count * baseline - p.meanRise * phi[index]
        let second = phiValues[index] - baseline * phi[index] - p.meanRise * phiSquares[index]
        let all =
            squares - 2 * baseline * sum - 2 * p.meanRise * phiValues[index] + count * baseline * baseline
            + 2 * baseline * p.meanRise * phi[index] + p.meanRise * p.meanRise * phiSquares[index]
        let explained = (c * first * first - 2 * b * first * second + a * second * second) / (determinant * variance)
        return Node(
            determinant: determinant, exponent: -0.5 * (all - explained) / variance, baselineResidual: first,
            riseResidual: second, precision: (a, b, c))
    }

    /// Likelihood weights of all nodes up to a common factor, and the log likelihood.
    func posterior(_ p: CohortParameters, _ quadrature: TauQuadrature) -> (weights: [Double], logLikelihood: Double) {
        let nodes = phi.indices.map { node($0, p) }
        let largest = nodes.reduce(-Double.infinity) { max($0, $1.exponent) }
        var (weights, total) = ([Double](), 0.0)
        for (index, node) in nodes.enumerated() {
            let weight =
                PortableMath.exp(node.exponent - largest) / node.determinant.squareRoot() * quadrature.weights[index]
            weights.append(weight)
            total += weight
        }
        let variance = p.sigma * p.sigma
        let constant =
            count * PortableMath.log(2 * PortableMath.pi * variance)
            + 2 * PortableMath.log(p.baselineSpread * p.riseSpread)
        return (weights.map { $0 / total }, PortableMath.log(total) + largest - 0.5 * constant)
    }
}
