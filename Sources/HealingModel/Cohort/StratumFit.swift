import PortableMath
import StudyRecords

/// The population of one stratum, from one session a patient.
struct StratumFit {
    let record: StratumRecord
    let parameters: CohortParameters?

    /// More sessions sharpen the population too little to be worth their time.
    static let mostSessions = 400

    /// - Parameter curves: all sessions of the stratum.
    init(_ stratum: SessionStratum, _ curves: [CurveRecord]) {
        let usable = curves.filter { $0.points.contains(where: \.isBaseline) && $0.points.count >= 3 }
        let firsts = StratumFit.firstSessions(usable)
        let chosen = StratumFit.evenlyChosen(firsts)
        let sigma = StratumFit.visitError(chosen)
        var (population, note): (CohortModel?, String) = (nil, "")
        if firsts.count < CohortModel.fewestSessions {
            note = "needs \(CohortModel.fewestSessions) patients, has \(firsts.count): sessions stand alone"
        } else if let model = try? CohortModel(chosen.compactMap { CohortSession($0) }, sigma: sigma),
            StratumFit.isCredible(model.parameters)
        {
            population = model
            note = "known sd of a visit; one session a patient"
        } else {
            note = "the population could not be fitted: sessions stand alone"
        }
        parameters = population?.parameters
        record = StratumRecord(
            name: stratum.name, metric: stratum.metric, unit: stratum.unit, sessions: curves.count,
            patients: Set(curves.map(\.subject)).count, fitted: population == nil ? 0 : chosen.count,
            population: population.map { StratumRecord.Population($0) }, note: note)
    }

    /// The earliest session of every patient, in order of patient.
    private static func firstSessions(_ curves: [CurveRecord]) -> [CurveRecord] {
        var seen: Set<String> = []
        return curves.sorted { ($0.subject, $0.session) < ($1.subject, $1.session) }
            .filter { seen.insert($0.subject).inserted }
    }

    private static func evenlyChosen(_ curves: [CurveRecord]) -> [CurveRecord] {
        guard curves.count > mostSessions else { return curves }
        return (0..<mostSessions).map { curves[$0 * curves.count / mostSessions] }
    }

    /// Root mean square of the points' standard errors.
    private static func visitError(_ curves: [CurveRecord]) -> Double? {
        let squares = curves.flatMap(\.points).map { $0.standardError * $0.standardError }
        guard !squares.isEmpty, squares.allSatisfy({ $0 > 0 }) else { return nil }
        return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
    }

    /// Redness rises at a session and τ lies where it was looked for.
    private static func isCredible(_ parameters: CohortParameters) -> Bool {
        let tau = PortableMath.exp(parameters.meanLogTau)
        return parameters.vector.allSatisfy(\.isFinite) && parameters.meanRise > 0
            && ExponentialDecay.range.contains(tau)
    }
}

extension StratumRecord.Population {
    init(_ model: CohortModel) {
        let p = model.parameters
        self.init(
            meanBaseline: p.meanBaseline, meanRise: p.meanRise, baselineSpread: p.baselineSpread,
            riseSpread: p.riseSpread, meanLogTau: p.meanLogTau, logTauSpread: p.logTauSpread, sigma: p.sigma,
            logLikelihood: model.logLikelihood, medianHalfTimeHours: p.medianHalfLife)
        let interval = model.medianHalfLifeInterval
        (medianHalfTimeLowHours, medianHalfTimeHighHours) = (interval?.lowerBound, interval?.upperBound)
    }
}

extension CohortParameters {
    package init(_ population: StratumRecord.Population) {
        self.init(
            meanBaseline: population.meanBaseline, meanRise: population.meanRise,
            baselineSpread: population.baselineSpread, riseSpread: population.riseSpread,
            meanLogTau: population.meanLogTau, logTauSpread: population.logTauSpread, sigma: population.sigma)
    }

    /// The same population as seen by the photos of one session: the error is overstated rather than understated.
    package func seen(by curve: CurveRecord) -> CohortParameters {
        var own = self
        own.sigma = max(sigma, curve.visitError)
        return own
    }
}

extension CurveRecord {
    /// Root mean square of the points' standard errors.
    var visitError: Double {
        let sum = points.reduce(0) { $0 + $1.standardError * $1.standardError }
        return points.isEmpty ? 0 : (sum / Double(points.count)).squareRoot()
    }
}
