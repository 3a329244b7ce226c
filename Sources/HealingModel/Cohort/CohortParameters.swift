import PortableMath

/// Population of sessions: baseline b, rise A and log τ vary normally and independently between sessions; measurements have
/// one standard deviation. Units of the metric; τ in hours.
package struct CohortParameters: Sendable, Hashable {
    package var meanBaseline: Double
    package var meanRise: Double
    package var baselineSpread: Double
    package var riseSpread: Double
    package var meanLogTau: Double
    package var logTauSpread: Double
    package var sigma: Double

    package init(
        meanBaseline: Double, meanRise: Double, baselineSpread: Double, riseSpread: Double, meanLogTau: Double,
        logTauSpread: Double, sigma: Double
    ) {
        self.meanBaseline = meanBaseline
        self.meanRise = meanRise
        self.baselineSpread = baselineSpread
        self.riseSpread = riseSpread
        self.meanLogTau = meanLogTau
        self.logTauSpread = logTauSpread
        self.sigma = sigma
    }

    /// In the order μ_b, μ_A, ln w_b, ln w_A, μ_u, ln w_u, ln σ.
    package init(vector: [Double]) {
        meanBaseline = vector[0]
        meanRise = vector[1]
        baselineSpread = PortableMath.exp(vector[2])
        riseSpread = PortableMath.exp(vector[3])
        meanLogTau = vector[4]
        logTauSpread = PortableMath.exp(vector[5])
        sigma = PortableMath.exp(vector[6])
    }

    package var vector: [Double] {
        [
            meanBaseline, meanRise, PortableMath.log(baselineSpread), PortableMath.log(riseSpread), meanLogTau,
            PortableMath.log(logTauSpread), PortableMath.log(sigma),
        ]
    }

    /// Median half-life of the population, hours.
    package var medianHalfLife: Double { PortableMath.exp(meanLogTau) * ExponentialDecay.ln2 }
}
