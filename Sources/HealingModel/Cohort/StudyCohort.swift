import StudyRecords

/// Everything that needs more than one session or one month: strata, outlooks, group curves, courses, alerts, surveillance.
struct StudyCohort {
    let courses: [RegionCourse]
    let treatments: [SessionKey: TreatmentSession]
    let definitions: [MetricDefinition]
    let settings: ChangeSettings

    init(
        courses: [RegionCourse], treatments: [TreatmentSession], definitions: [MetricDefinition],
        settings: ChangeSettings
    ) {
        self.courses = courses
        self.treatments = Dictionary(
            treatments.map { (SessionKey(subject: $0.subject, session: $0.session), $0) },
            uniquingKeysWith: { first, _ in first })
        self.definitions = definitions
        self.settings = settings
    }

    /// The metric of redness that alerts and surveillance look at: the first one with a known error.
    private var watched: String? {
        definitions.first { $0.family == .redness && $0.whileHealing == .falls && knows($0) }?.id
    }

    private func knows(_ definition: MetricDefinition) -> Bool {
        settings.minimalDetectableChange(of: definition) != nil
    }

    /// Fills the outlooks of the curves and adds what the study says as a whole.
    func analyze(_ curves: inout [CurveRecord]) -> CohortOutcome {
        let fits = strata(curves)
        for index in curves.indices {
            guard let stratum = stratum(curves[index]), let fit = fits[stratum], let parameters = fit.parameters else {
                continue
            }
            curves[index].outlook = SessionOutlook(curves[index], stratum: stratum.name, population: parameters)
        }
        let ordered = fits.sorted { SessionStratum.precedes($0.key, $1.key) }.map(\.value.record)
        return CohortOutcome(
            strata: ordered,
            rows: ordered.flatMap(StudyCohort.rows) + groupCurves(curves) + texture() + surveillance(curves),
            alerts: alerts(curves, fits))
    }

    private func stratum(_ curve: CurveRecord) -> SessionStratum? {
        guard !curve.flags.contains(.noMDC), !curve.points.isEmpty else { return nil }
        return SessionStratum(curve, treatments[SessionKey(curve)])
    }

    private func strata(_ curves: [CurveRecord]) -> [SessionStratum: StratumFit] {
        var groups: [SessionStratum: [CurveRecord]] = [:]
        for curve in curves {
            if let stratum = stratum(curve) { groups[stratum, default: []].append(curve) }
        }
        var fits: [SessionStratum: StratumFit] = [:]
        for (stratum, own) in groups { fits[stratum] = StratumFit(stratum, own) }
        return fits
    }

    private static func rows(_ stratum: StratumRecord) -> [CohortRow] {
        func row(_ statistic: String, _ unit: String, _ estimate: Double?) -> CohortRow {
            CohortRow(
                .stratum, metric: stratum.metric, unit: unit, group: stratum.name, statistic: statistic,
                patients: stratum.patients, count: stratum.sessions, estimate: estimate, note: stratum.note)
        }
        guard let population = stratum.population else { return [row("median-half-time", "h", nil)] }
        var half = row("median-half-time", "h", population.medianHalfTimeHours)
        (half.low, half.high) = (population.medianHalfTimeLowHours, population.medianHalfTimeHighHours)
        return [
            half, row("log-half-time-sd", "1", population.logTauSpread),
            row("mean-baseline", stratum.unit, population.meanBaseline),
            row("baseline-sd", stratum.unit, population.baselineSpread),
            row("mean-rise", stratum.unit, population.meanRise), row("rise-sd", stratum.unit, population.riseSpread),
            row("visit-sd", stratum.unit, population.sigma),
            row("log-likelihood", "1", population.logLikelihood),
        ]
    }

    private func groupCurves(_ curves: [CurveRecord]) -> [CohortRow] {
        let known = curves.filter { !$0.flags.contains(.noMDC) }
        let groups = Dictionary(grouping: known) { [$0.metric, $0.region, $0.flags.contains(.noControl) ? "1" : "0"] }
        let order = definitions.map(\.id)
        return groups.sorted { first, second in
            let ranks = [first, second].map { order.firstIndex(of: $0.key[0]) ?? 0 }
            return ranks[0] != ranks[1] ? ranks[0] < ranks[1] : first.key.lexicographicallyPrecedes(second.key)
        }.flatMap { key, own in
            ArmCurves(own, region: key[1] + (key[2] == "1" ? ", without control" : "")) {
                treatments[SessionKey($0)]?.arm
            }.rows
        }
    }

    /// The arm of patients who kept to one.
    private var arms: [String: String] {
        Dictionary(grouping: treatments.values, by: \.subject).compactMapValues { own in
            let names = Set(own.map(\.arm))
            return names.count == 1 ? names.first.flatMap(\.self) : nil
        }
    }

    private func texture() -> [CohortRow] {
        let arms = arms
        return definitions.filter { $0.family == .texture }.flatMap { definition -> [CohortRow] in
            let values = courses.map { CourseVisits.values($0, definition, settings) }
            let regions = Set(courses.map(\.region)).sorted()
            let many = regions.flatMap { region in
                TextureCourse(
                    definition: definition, region: region,
                    values: values.flatMap { $0 }.filter { $0.region == region },
                    arms: arms, isRandomized: settings.hasRandomizedArms
                ).rows
            }
            return many + values.flatMap { PatientTrend(definition: definition, values: $0).rows }
        }
    }

    private func surveillance(_ curves: [CurveRecord]) -> [CohortRow] {
        SessionSurveillance(curves: curves.filter { $0.metric == watched }, treatments: treatments).rows
    }

    private func alerts(_ curves: [CurveRecord], _ fits: [SessionStratum: StratumFit]) -> [AlertRecord] {
        guard let watched else { return [] }
        let pigment = definitions.first { $0.id == "melanin-index" }.map { definition in
            courses.flatMap { course in
                course.timeline.sessions.map {
                    SessionCurve(course: course, session: $0, definition: definition, settings: settings).pointsRecord
                }
            }
        }
        let dark = courses.filter { course in
            course.visits.contains {
                !$0.flags(.treated, watched).isDisjoint(with: [.lowSensitivitySkinTone, .skinToneOutOfRange])
            }
        }
        return StudyAlerts(
            curves: curves, pigment: pigment ?? [], populations: fits, treatments: treatments, watched: watched,
            darkCourses: Set(dark.map { CourseKey(subject: $0.subject, region: $0.region) })
        ).records
    }
}
