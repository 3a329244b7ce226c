import StudyRecords

extension SessionOutlook {
    /// Hours at which a next photo is usual.
    package static let usualHours = [8.0, 24, 48, 72, 168, 672]
    private static let largestScore = 38.0

    /// What a population says about a session; nil without photos.
    package init?(_ curve: CurveRecord, stratum: String, population: CohortParameters) {
        guard let session = CohortSession(curve) else { return nil }
        let parameters = population.seen(by: curve)
        let prediction = CohortPrediction(parameters, session: session)
        let interval = prediction.halfLifeInterval
        self.init(
            stratum: stratum, halfTimeHours: prediction.halfLife, halfTimeLowHours: interval.lowerBound,
            halfTimeHighHours: interval.upperBound,
            next: SessionOutlook.next(after: session.times.last ?? 0, prediction),
            scores: SessionOutlook.scores(session, parameters))
    }

    private static func next(after last: Double, _ prediction: CohortPrediction) -> NextPhoto? {
        guard let hours = usualHours.first(where: { $0 > last * 1.05 + 1 }) else { return nil }
        let photo = prediction.photo(atHours: hours)
        return NextPhoto(
            hours: hours, low: photo.quantile(0.025), median: photo.quantile(0.5), high: photo.quantile(0.975))
    }

    /// Every photo from 24 h on against those before it.
    private static func scores(_ session: CohortSession, _ parameters: CohortParameters) -> [Score] {
        session.times.indices.filter { session.times[$0] >= CohortAlert.firstHours }.compactMap { index in
            let (hours, value) = (session.times[index], session.values[index])
            guard let past = session.before(hours) else { return nil }
            let z = CohortPrediction(parameters, session: past).photo(atHours: hours).score(value)
            return Score(hours: hours, value: value, z: max(-largestScore, min(largestScore, z)))
        }
    }
}
