import PortableMath

/// The quadrature mixed model of a cohort of sessions: exact likelihood, population, shrunken half-lives.
///
/// Given u = ln τ a session is Gaussian; u is integrated over 401 nodes. Fitted by BFGS from robust starting values and
/// polished by Newton steps; standard errors from the Hessian.
package struct CohortModel: Sendable {
    package let parameters: CohortParameters
    package let logLikelihood: Double
    /// Of the parameters' vector; nil where the Hessian is not positive definite (a spread of zero).
    package let standardErrors: [Double]?
    package let sessions: Int

    /// Fewer sessions say too little about how sessions differ.
    package static let fewestSessions = 12

    /// - Parameter sigma: the known standard deviation of a visit; estimated when nil.
    package init(_ sessions: [CohortSession], sigma: Double? = nil) throws(HealingInputError) {
        guard sessions.count >= CohortModel.fewestSessions else { throw .tooFew(needed: CohortModel.fewestSessions) }
        if let sigma, !(sigma > 0 && sigma < .infinity) { throw .notPositive(at: 0) }
        let likelihood = CohortLikelihood(sessions)
        let start = CohortModel.start(sessions, sigma: sigma)
        let free = sigma == nil ? 7 : 6
        func objective(_ vector: [Double]) -> Double {
            var full = vector
            if let sigma { full.append(PortableMath.log(sigma)) }
            return -likelihood.value(CohortParameters(vector: full))
        }
        let scale = max(start.sigma, start.baselineSpread) * 0.1
        let steps = Array([scale, scale, 0.1, 0.1, 0.1, 0.1, 0.1].prefix(free))
        let rough = QuasiNewton.minimize(from: Array(start.vector.prefix(free)), scales: steps, objective)
        let fine = steps.map { $0 * 0.05 }
        let best = Derivatives.polished(rough, steps: fine, rounds: 3, objective)
        standardErrors =
            Cholesky(Derivatives.hessian(best, steps: steps.map { $0 * 0.2 }, objective))?.inverse
            .diagonalRoots
        parameters = CohortParameters(vector: sigma.map { best + [PortableMath.log($0)] } ?? best)
        logLikelihood = -objective(best)
        self.sessions = sessions.count
    }

    /// 95 % interval of the median half-life with t(N - 1), hours.
    package var medianHalfLifeInterval: ClosedRange<Double>? {
        guard let error = standardErrors?[4] else { return nil }
        let half = StudentDistribution.quantile(0.975, degrees: Double(sessions - 1)) * error
        return PortableMath.exp(parameters.meanLogTau - half) * ExponentialDecay.ln2...PortableMath.exp(
            parameters.meanLogTau + half) * ExponentialDecay.ln2
    }

    /// Medians of baselines, rises and single-session τ.
    private static func start(_ sessions: [CohortSession], sigma: Double?) -> CohortParameters {
        var (baselines, rises): ([Double], [Double]) = ([], [])
        for session in sessions {
            let before = zip(session.times, session.values).filter { $0.0 < 0 }.map(\.1)
            let level = OrderStatistics.median(before.isEmpty ? Array(session.values.suffix(1)) : before)
            baselines.append(level)
            let after = zip(session.times, session.values).first { $0.0 >= 0 }
            rises.append((after?.1 ?? level) - level)
        }
        func spread(_ values: [Double]) -> Double {
            let middle = OrderStatistics.median(values)
            return 1.4826 * OrderStatistics.median(values.map { abs($0 - middle) })
        }
        let all = sessions.flatMap(\.values)
        let floor = max(1e-6, 0.05 * spread(all))
        return CohortParameters(
            meanBaseline: OrderStatistics.median(baselines), meanRise: OrderStatistics.median(rises),
            baselineSpread: max(floor, spread(baselines)), riseSpread: max(floor, spread(rises) * 0.7),
            meanLogTau: PortableMath.log(22), logTauSpread: 0.35, sigma: sigma ?? max(floor, 0.3 * spread(baselines)))
    }
}
