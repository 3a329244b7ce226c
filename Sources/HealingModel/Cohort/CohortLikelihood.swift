/// Σ over sessions of the log likelihood.
package struct CohortLikelihood: Sendable {
    private let moments: [SessionMoments]

    package init(_ sessions: [CohortSession]) {
        let ordered = sessions.sorted {
            $0.subject != $1.subject
                ? $0.subject < $1.subject : $0.values.lexicographicallyPrecedes($1.values)
        }
        let reference = OrderStatistics.median(ordered.flatMap(\.values))
        moments = ordered.map { SessionMoments($0, reference: reference) }
    }

    package func value(_ parameters: CohortParameters) -> Double {
        let quadrature = TauQuadrature(mean: parameters.meanLogTau, spread: parameters.logTauSpread)
        return moments.reduce(0) { $0 + $1.posterior(parameters, quadrature).logLikelihood }
    }
}
