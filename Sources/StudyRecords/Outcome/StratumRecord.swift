/// Sessions that may be judged by each other: same metric, device, needle depth and region, all with or all without a
/// control region.
package struct StratumRecord: Sendable, Hashable, Codable {
    /// Population of baseline, rise and ln τ; see Methods.md, Cohort of sessions.
    package struct Population: Sendable, Hashable, Codable {
        package var meanBaseline: Double
        package var meanRise: Double
        package var baselineSpread: Double
        package var riseSpread: Double
        package var meanLogTau: Double
        package var logTauSpread: Double
        /// Known standard deviation of a visit, not estimated.
        package var sigma: Double
        package var logLikelihood: Double
        package var medianHalfTimeHours: Double
        package var medianHalfTimeLowHours: Double?
        package var medianHalfTimeHighHours: Double?

        package init(
            meanBaseline: Double, meanRise: Double, baselineSpread: Double, riseSpread: Double, meanLogTau: Double,
            logTauSpread: Double, sigma: Double, logLikelihood: Double, medianHalfTimeHours: Double
        ) {
            self.meanBaseline = meanBaseline
            self.meanRise = meanRise
            self.baselineSpread = baselineSpread
            self.riseSpread = riseSpread
            self.meanLogTau = meanLogTau
            self.logTauSpread = logTauSpread
            self.sigma = sigma
            self.logLikelihood = logLikelihood
            self.medianHalfTimeHours = medianHalfTimeHours
        }
    }

    package var name: String
    package var metric: String
    package var unit: String
    package var sessions: Int
    package var patients: Int
    /// Sessions the population was fitted to: one a patient, at most `CohortModel.mostSessions`.
    package var fitted: Int
    /// nil where there are too few patients or the fit did not succeed; `note` then says why.
    package var population: Population?
    package var note: String

    package init(
        name: String, metric: String, unit: String, sessions: Int, patients: Int, fitted: Int, population: Population?,
        note: String
    ) {
        self.name = name
        self.metric = metric
        self.unit = unit
        self.sessions = sessions
        self.patients = patients
        self.fitted = fitted
        self.population = population
        self.note = note
    }
}
