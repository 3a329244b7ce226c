/// Alert of one new photo against the cohort: R3 compares it with what this patient's photos so far predicted, R4 with the
/// population's excess over baseline at 72 h and 7 d.
package struct CohortAlert: Sendable, Hashable {
    package enum Level: String, Sendable, Codable {
        case none
        /// Photograph again within 24 h.
        case amber
        /// The second photo confirms: a clinician should look.
        case red
    }

    package let level: Level
    package let stepScore: Double?
    package let excessScore: Double?

    static let firstHours = 24.0
    static let excessHours = [72.0, 168.0]
    /// For a population that is known; one that was estimated from some dozens of sessions takes the higher limit.
    package static let amberLimit = 2.6
    package static let estimatedAmberLimit = 2.8
    static let redLimit = 2.58

    /// - Parameters:
    ///   - session: photos before the judged one.
    ///   - hours, value: the judged photo; for a confirmation, the second photo in its place.
    ///   - confirms: the photo was taken because of an amber alert.
    ///   - amberLimit: of both scores.
    package init(
        _ parameters: CohortParameters, session: CohortSession, hours: Double, value: Double, confirms: Bool = false,
        amberLimit: Double = CohortAlert.amberLimit
    ) {
        let past = session.before(hours)
        let isLate = hours >= CohortAlert.firstHours
        let step =
            isLate ? CohortPrediction(parameters, session: past).photo(atHours: hours).score(value) : nil
        let base = zip(session.times, session.values).filter { $0.0 < 0 }.map(\.1)
        let isNominal = CohortAlert.excessHours.contains { abs($0 - hours) <= 12 }
        var excess: Double?
        if isNominal, !base.isEmpty {
            let mean = base.reduce(0, +) / Double(base.count)
            excess = CohortPrediction.excess(parameters, atHours: hours, baselinePhotos: base.count).score(value - mean)
        }
        let largest = max(step ?? -.infinity, excess ?? -.infinity)
        (stepScore, excessScore) = (step, excess)
        if confirms {
            level = largest > CohortAlert.redLimit ? .red : .none
        } else {
            level = largest > amberLimit ? .amber : .none
        }
    }
}
