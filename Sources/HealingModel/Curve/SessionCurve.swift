import StudyRecords

/// The healing curve of one metric after one session.
struct SessionCurve {
    let course: RegionCourse
    let session: SessionTimeline.Session
    let definition: MetricDefinition
    let settings: ChangeSettings

    static let fewestPoints = 4

    var record: CurveRecord {
        var record = pointsRecord
        let mdc = settings.minimalDetectableChange(of: definition)
        record.describePoints(delta: mdc?.mdc95)
        if let mdc { record.fitDecay(delta: mdc.mdc95) }
        record.flags = Set(record.flags).sorted()
        return record
    }

    /// The points alone, with what is known of their errors.
    var pointsRecord: CurveRecord {
        let mdc = settings.minimalDetectableChange(of: definition)
        let (points, isAdjusted) = points(mdc)
        var record = CurveRecord(
            subject: course.subject, region: course.region, session: session.number, metric: definition.id,
            unit: definition.unit, model: .none, points: points, isCensored: false, flags: [])
        if !isAdjusted { record.flags.append(.noControl) }
        if mdc == nil { record.flags.append(.noMDC) }
        return record
    }

    /// Baselines and follow-ups in order of time: treated minus control when every point has a control.
    private func points(_ mdc: MinimalDetectableChange?) -> ([CurvePoint], isAdjusted: Bool) {
        let baselines = course.baselines(session).map { ($0, true) }
        let visits = (baselines + course.after(session).map { ($0, false) }).compactMap { visit, isBaseline in
            let value = VisitValue(visit, definition.id)
            return value.treated == nil ? nil : (visit: visit, value: value, isBaseline: isBaseline)
        }
        let isAdjusted = !visits.isEmpty && visits.allSatisfy { $0.value.control != nil }
        let points = visits.compactMap { entry -> CurvePoint? in
            guard let reading = isAdjusted ? entry.value.adjusted : entry.value.treated else { return nil }
            return CurvePoint(
                hours: entry.visit.time.hours(since: session.treatedAt), value: reading.value,
                standardError: reading.measurementVariance(mdc)?.squareRoot() ?? 0, isBaseline: entry.isBaseline)
        }
        return (points, isAdjusted)
    }
}

extension CurveRecord {
    /// What can be said without a model: peak, area and the visits between which the skin recovered.
    ///
    /// - Parameter delta: the minimal detectable change; without it nobody can say when the skin was back.
    mutating func describePoints(delta: Double?) {
        let after = points.filter { !$0.isBaseline }
        let before = points.filter(\.isBaseline)
        if after.isEmpty { flags.append(.noFollowUp) }
        if before.isEmpty { flags.append(.noBaseline) }
        peakHours = after.max { $0.value < $1.value }?.hours
        guard !before.isEmpty else { return }
        let level = CurveRecord.weightedMean(before)
        if after.count >= 2 { areaUnderCurve = CurveRecord.trapezoid(after, above: level) }
        guard let delta, let last = after.lastIndex(where: { $0.value - level > delta }) else { return }
        recoveryLowHours = after[last].hours
        isCensored = last == after.count - 1
        recoveryHighHours = isCensored ? nil : after[last + 1].hours
    }

    /// Fits the course when the points can carry one; says why there is no decay otherwise.
    mutating func fitDecay(delta: Double) {
        guard let series = try? SessionSeries(points) else {
            flags.append(.fewPoints)
            return
        }
        let fit = SessionFit(series, delta: delta)
        areaStandardError = areaUnderCurve == nil ? nil : fit.area?.standardError
        guard points.count >= SessionCurve.fewestPoints, fit.verdict != .insufficient else {
            verdict = .insufficient
            flags.append(.fewPoints)
            return
        }
        verdict = fit.verdict
        suspectHours = fit.rescue?.hours
        switch fit.verdict {
        case .noModel: flags.append(.noModel)
        case .decaying:
            guard let decay = fit.decay, !decay.isAtBound else { return flags.append(.rangeBound) }
            adopt(decay)
            fit.timeToBaseline.map { adopt($0, lastHours: series.lastHours ?? 0) }
        default: flags.append(.noDecay)
        }
    }

    private mutating func adopt(_ decay: ExponentialDecay) {
        model = .exponential
        baseline = decay.baseline
        amplitude = decay.amplitude
        halfTimeHours = decay.halfTime
        halfTimeLowHours = decay.halfTimeLow
        halfTimeHighHours = decay.halfTimeHigh
        if halfTimeLowHours == nil || halfTimeHighHours == nil { flags.append(.openInterval) }
    }

    /// Without a photo before the session nobody knows the level to come back to.
    private mutating func adopt(_ time: TimeToBaseline, lastHours: Double) {
        guard points.contains(where: \.isBaseline) else { return }
        timeToBaselineLowHours = time.isLowAtBound ? nil : time.low
        timeToBaselineHighHours = time.isHighAtBound ? nil : time.high
        if time.hours <= lastHours || timeToBaselineHighHours != nil { timeToBaselineHours = time.hours }
    }

    /// Level before the session: the fitted baseline, else the weighted mean of the photos before it; nil without any.
    package var baselineLevel: Double? {
        if let baseline { return baseline }
        let before = points.filter(\.isBaseline)
        return before.isEmpty ? nil : CurveRecord.weightedMean(before)
    }

    static func weightedMean(_ points: [CurvePoint]) -> Double {
        guard points.allSatisfy({ $0.standardError > 0 }) else {
            return points.reduce(0) { $0 + $1.value } / Double(points.count)
        }
        let weights = points.map { 1 / ($0.standardError * $0.standardError) }
        return zip(weights, points).reduce(0) { $0 + $1.0 * $1.1.value } / weights.reduce(0, +)
    }

    /// Signed area between linearly joined points and a level, unit·hours.
    static func trapezoid(_ points: [CurvePoint], above level: Double) -> Double {
        zip(points, points.dropFirst()).reduce(0) { sum, pair in
            sum + (pair.1.hours - pair.0.hours) * ((pair.0.value + pair.1.value) / 2 - level)
        }
    }
}
