import StudyRecords

/// All alerts of a study, from its curves.
struct StudyAlerts {
    let curves: [CurveRecord]
    /// Of metrics that no healing curve is fitted to, for late pigment.
    let pigment: [CurveRecord]
    let populations: [SessionStratum: StratumFit]
    let treatments: [SessionKey: TreatmentSession]
    /// The metric of redness that is watched; one alone, since several would multiply false alarms.
    let watched: String
    let darkCourses: Set<CourseKey>

    static let area = "redness-area"

    var records: [AlertRecord] {
        let own = curves.filter { $0.metric == watched }
        let places = Dictionary(own.map { (SessionPlace($0), $0) }, uniquingKeysWith: { first, _ in first })
        let areas = Dictionary(
            curves.filter { $0.metric == StudyAlerts.area }.map { (SessionPlace($0), $0) },
            uniquingKeysWith: { first, _ in first })
        let pigments = Dictionary(pigment.map { (SessionPlace($0), $0) }, uniquingKeysWith: { first, _ in first })
        return own.flatMap { curve -> [AlertRecord] in
            let place = SessionPlace(curve)
            let isDark = darkCourses.contains(CourseKey(subject: curve.subject, region: curve.region))
            return SessionWatch(curve, cohort: cohort(curve), isLowSensitivity: isDark).alerts
                + [focal(areas[place], isDark), side(curve, places, isDark), late(pigments[place], isDark)]
                .compactMap(\.self)
        }
    }

    private func cohort(_ curve: CurveRecord) -> (parameters: CohortParameters, sessions: Int)? {
        guard let stratum = SessionStratum(curve, treatments[SessionKey(curve)]), let fit = populations[stratum],
            let parameters = fit.parameters, curve.points.contains(where: \.isBaseline)
        else { return nil }
        return (parameters, fit.record.fitted)
    }

    /// R1 on the red area, where its repeatability is known.
    private func focal(_ area: CurveRecord?, _ isDark: Bool) -> AlertRecord? {
        guard let area, !area.flags.contains(.noMDC), !area.points.isEmpty else { return nil }
        let watch = SessionWatch(area, cohort: nil, isLowSensitivity: isDark)
        var record = watch.alerts.first { $0.rule == .rebound }
        record?.rule = .focalGrowth
        return record
    }

    private func side(_ curve: CurveRecord, _ places: [SessionPlace: CurveRecord], _ isDark: Bool) -> AlertRecord? {
        guard let region = SideDifference.counterpart(of: curve.region),
            let other = places[SessionPlace(subject: curve.subject, region: region, session: curve.session)],
            let difference = SideDifference.curve(curve, minus: other)
        else { return nil }
        return ExcessWatch.asymmetry.alert(difference, isLowSensitivity: isDark, note: "minus \(region)")
    }

    private func late(_ curve: CurveRecord?, _ isDark: Bool) -> AlertRecord? {
        guard let curve, !curve.flags.contains(.noMDC) else { return nil }
        return ExcessWatch.latePigment.alert(curve, isLowSensitivity: isDark, note: "darker than before the session")
    }
}

/// One session of one patient.
struct SessionKey: Hashable {
    let subject: String
    let session: Int

    init(subject: String, session: Int) { (self.subject, self.session) = (subject, session) }
    init(_ curve: CurveRecord) { self.init(subject: curve.subject, session: curve.session) }
}

/// One session of one region.
struct SessionPlace: Hashable {
    let subject: String
    let region: String
    let session: Int

    init(subject: String, region: String, session: Int) {
        (self.subject, self.region, self.session) = (subject, region, session)
    }
    init(_ curve: CurveRecord) { self.init(subject: curve.subject, region: curve.region, session: curve.session) }
}

/// One region of one patient.
struct CourseKey: Hashable {
    let subject: String
    let region: String
}
