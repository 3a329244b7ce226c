import PortableMath

/// What a population and the photos so far say about one session.
package struct CohortPrediction: Sendable {
    package let parameters: CohortParameters
    private let moments: SessionMoments?
    private let weights: [Double]

    /// - Parameter session: the photos so far; nil before the first one.
    package init(_ parameters: CohortParameters, session: CohortSession?) {
        self.parameters = parameters
        let quadrature = TauQuadrature(mean: parameters.meanLogTau, spread: parameters.logTauSpread)
        moments = session.map { SessionMoments($0, reference: parameters.meanBaseline) }
        weights = moments?.posterior(parameters, quadrature).weights ?? quadrature.weights
    }

    /// Posterior mean and standard deviation of ln τ: the shrunken half-life is ln 2·exp of it.
    package var logTau: (mean: Double, deviation: Double) {
        let mean = Matrix.dot(weights, TauQuadrature.nodes)
        let variance = zip(weights, TauQuadrature.nodes).reduce(0.0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
        return (mean, variance.squareRoot())
    }

    package var halfLife: Double { PortableMath.exp(logTau.mean) * ExponentialDecay.ln2 }

    /// 95 % posterior interval of the half-life, linear between nodes.
    package var halfLifeInterval: ClosedRange<Double> {
        func quantile(_ p: Double) -> Double {
            var sum = 0.0
            for (index, weight) in weights.enumerated() {
                if sum + weight >= p {
                    let step = TauQuadrature.nodes[1] - TauQuadrature.nodes[0]
                    let share = weight > 0 ? (p - sum) / weight : 0.5
                    return TauQuadrature.nodes[index] + (share - 0.5) * step
                }
                sum += weight
            }
            return TauQuadrature.nodes[TauQuadrature.nodes.count - 1]
        }
        let (low, high) = (quantile(0.025), quantile(0.975))
        return PortableMath.exp(low) * ExponentialDecay.ln2...PortableMath.exp(high) * ExponentialDecay.ln2
    }

    /// Distribution of a photo at an hour: normal given τ, with what is not known of b and A.
    package func photo(atHours hours: Double) -> NormalMixture {
        let p = parameters
        let variance = p.sigma * p.sigma
        var (means, deviations): ([Double], [Double]) = ([], [])
        for (index, tau) in TauQuadrature.taus.enumerated() {
            let phi = TauQuadrature.shape(hours, tau)
            guard let node = moments?.node(index, p) else {
                means.append(p.meanBaseline + p.meanRise * phi)
                let spread = p.baselineSpread * p.baselineSpread + p.riseSpread * p.riseSpread * phi * phi
                deviations.append((spread + variance).squareRoot())
                continue
            }
            let (a, b, c) = (node.precision.baseline, node.precision.cross, node.precision.rise)
            let (first, second) = (node.baselineResidual / variance, node.riseResidual / variance)
            let baseline = p.meanBaseline + (c * first - b * second) / node.determinant
            let rise = p.meanRise + (a * second - b * first) / node.determinant
            means.append(baseline + rise * phi)
            let uncertainty = (c - 2 * b * phi + a * phi * phi) / node.determinant
            deviations.append((uncertainty + variance).squareRoot())
        }
        return NormalMixture(weights: weights, means: means, deviations: deviations)
    }

    /// Excess over the mean of m baseline photos at an hour, over the population.
    package static func excess(
        _ parameters: CohortParameters, atHours hours: Double, baselinePhotos m: Int
    ) -> NormalMixture {
        let quadrature = TauQuadrature(mean: parameters.meanLogTau, spread: parameters.logTauSpread)
        let phi = TauQuadrature.taus.map { TauQuadrature.shape(hours, $0) }
        let noise = parameters.sigma * parameters.sigma * (1 + 1 / Double(max(1, m)))
        let spread = parameters.riseSpread * parameters.riseSpread
        return NormalMixture(
            weights: quadrature.weights, means: phi.map { parameters.meanRise * $0 },
            deviations: phi.map { (spread * $0 * $0 + noise).squareRoot() })
    }
}
