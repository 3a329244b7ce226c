import PortableMath

/// Nodes of u = ln τ, equally spaced from ln 0.5 to ln 2000, with normalized normal weights.
struct TauQuadrature: Sendable {
    static let nodes: [Double] = {
        let (low, high) = (PortableMath.log(0.5), PortableMath.log(2000))
        return (0...400).map { low + (high - low) * Double($0) / 400 }
    }()

    static let taus = nodes.map { PortableMath.exp($0) }

    let weights: [Double]

    init(mean: Double, spread: Double) {
        let exponents = TauQuadrature.nodes.map { node in
            let z = (node - mean) / spread
            return -0.5 * z * z
        }
        // Against a mean far outside the nodes: the largest weight is always representable.
        let largest = exponents.reduce(-Double.infinity) { max($0, $1) }
        let raw = exponents.map { PortableMath.exp($0 - largest) }
        let total = raw.reduce(0, +)
        weights = raw.map { $0 / total }
    }

    static func shape(_ hours: Double, _ tau: Double) -> Double { hours >= 0 ? PortableMath.exp(-hours / tau) : 0 }
}
