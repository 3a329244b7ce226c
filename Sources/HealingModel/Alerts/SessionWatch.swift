import StudyRecords

/// Every rule applied to one session.
package struct SessionWatch {
    let curve: CurveRecord
    /// Population of the session's stratum and the sessions it was fitted to.
    let cohort: (parameters: CohortParameters, sessions: Int)?
    let isLowSensitivity: Bool

    package init(
        _ curve: CurveRecord, cohort: (parameters: CohortParameters, sessions: Int)?, isLowSensitivity: Bool = false
    ) {
        self.curve = curve
        self.cohort = cohort
        self.isLowSensitivity = isLowSensitivity
    }

    /// With a cohort R3 and R4, else R1 and R2; R5 always.
    package var alerts: [AlertRecord] {
        guard curve.points.contains(where: { !$0.isBaseline }) else { return [] }
        let byCohort = cohort.map { [inCohort($0.parameters, $0.sessions)] }
        return (byCohort ?? [rebound(), slow()]) + [persistent()]
    }

    private func inCohort(_ population: CohortParameters, _ sessions: Int) -> AlertRecord {
        let parameters = population.seen(by: curve)
        let sequence = AlertSequence(curve.points) { accepted, point, confirms in
            guard point.hours >= CohortAlert.firstHours,
                let session = CohortSession(subject: curve.subject, points: accepted)
            else { return nil }
            let alert = CohortAlert(
                parameters, session: session, hours: point.hours, value: point.value, confirms: confirms,
                amberLimit: CohortAlert.estimatedAmberLimit)
            guard let score = [alert.stepScore, alert.excessScore].compactMap(\.self).max() else { return nil }
            return AlertSequence.Judgment(
                isFlagged: alert.level != .none, score: score,
                limit: confirms ? CohortAlert.redLimit : CohortAlert.estimatedAmberLimit)
        }
        var record = self.record(.cohort, sequence.worst, missing: "no photo at 24 h or later")
        record.rate(AlertRates.cohort(sessions: sessions, level: record.level))
        guard record.isAlert, let hours = record.hours,
            let past = CohortSession(
                subject: curve.subject, points: curve.points.filter { $0.isBaseline || $0.hours < hours - 1e-9 })
        else { return record }
        let photo = CohortPrediction(parameters, session: past).photo(atHours: hours)
        (record.expectedLow, record.expectedHigh) = (photo.quantile(0.025), photo.quantile(0.975))
        return record
    }

    private func rebound() -> AlertRecord {
        let sequence = AlertSequence(curve.points) { accepted, point, _ in
            guard let rules = fallback(accepted + [point]), let score = rules.riseScore, let limit = rules.riseLimit,
                point.hours >= FallbackAlerts.lateHours
            else { return nil }
            return AlertSequence.Judgment(
                isFlagged: rules.isRebound && rules.riseToHours == point.hours, score: score, limit: limit)
        }
        var record = self.record(.rebound, sequence.worst, missing: "fewer than two photos at 20 h or later")
        record.rate(AlertRates.rebound(record.level))
        return record
    }

    private func slow() -> AlertRecord {
        let sequence = AlertSequence(curve.points) { accepted, point, _ in
            let offset = abs(point.hours - FallbackAlerts.weekHours)
            let others = accepted.filter { abs($0.hours - FallbackAlerts.weekHours) > FallbackAlerts.weekTolerance }
            guard offset <= FallbackAlerts.weekTolerance, let rules = fallback(others + [point]),
                let score = rules.slowScore
            else { return nil }
            return AlertSequence.Judgment(isFlagged: rules.isSlow, score: score, limit: FallbackAlerts.slowLimit)
        }
        var record = self.record(
            .slow, sequence.worst, missing: "needs photos before, within 2 h after, and about 7 days after the session")
        record.rate(AlertRates.slow(record.level))
        return record
    }

    private func fallback(_ points: [CurvePoint]) -> FallbackAlerts? {
        let times = points.map { $0.isBaseline ? min($0.hours, -1e-3) : $0.hours }
        return try? FallbackAlerts(times: times, values: points.map(\.value), sigma: curve.visitError)
    }

    /// R5: two photos at 72 h or later above the baseline make it red.
    private func persistent() -> AlertRecord {
        let late = curve.points.filter { !$0.isBaseline && $0.hours >= SessionWatch.persistentHours }
        var record = AlertRecord(
            subject: curve.subject, region: curve.region, session: curve.session, metric: curve.metric,
            unit: curve.unit, rule: .persistent, level: .none)
        record.isLowSensitivity = isLowSensitivity
        guard let last = late.last, let verdict = curve.verdict, verdict != .insufficient else {
            (record.level, record.note) = (.notWatched, "no course with a photo at 72 h or later")
            return record
        }
        (record.hours, record.value) = (last.hours, last.value)
        if [.persistent, .rising].contains(verdict) { record.level = late.count >= 2 ? .red : .amber }
        record.note = "course: \(verdict.rawValue)"
        record.rate(AlertRates.persistent(record.level))
        return record
    }

    static let persistentHours = 72.0

    private func record(
        _ rule: AlertRecord.Rule, _ worst: AlertSequence.Finding?, missing: String
    ) -> AlertRecord {
        var record = AlertRecord(
            subject: curve.subject, region: curve.region, session: curve.session, metric: curve.metric,
            unit: curve.unit, rule: rule, level: worst?.level ?? .notWatched, note: worst == nil ? missing : "")
        record.adopt(worst)
        record.isLowSensitivity = isLowSensitivity
        return record
    }
}

extension AlertRecord {
    package var isAlert: Bool { level == .red || level == .amber }

    mutating func adopt(_ finding: AlertSequence.Finding?) {
        guard let finding else { return }
        (hours, value) = (finding.point.hours, finding.point.value)
        (score, limit) = (max(-38, min(38, finding.judgment.score)), finding.judgment.limit)
    }

    mutating func rate(_ rate: AlertRates.Rate?) {
        falseAlarmRate = rate?.share
        falseAlarmSource = rate?.source ?? ""
    }
}
