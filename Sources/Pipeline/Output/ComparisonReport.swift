import StudyRecords

/// The `compare` command's answer as JSON.
package struct ComparisonReport: Encodable, Sendable {
    struct Change: Encodable {
        let metric, unit: String
        let before, after, change, standardError, ciLow, ciHigh, mdc95: Double?
        let mdcSource: String?
        let controlAdjusted: Bool
        let verdict: String
        let reasons: [String]
        let comparability: String
        let findings: [Finding]
        let melaninGain, adjustedChange: Double?
        let p, q, mic: Double?
        let answer: String?
        let sdSource: [String]
        let semDf: Double?
        let settlingBefore, settlingAfter: Int?
    }

    struct Finding: Encodable {
        let code, figure, limit: String
        let forbids: Bool
        let cure: String
    }

    let before: MeasurementReport
    let after: MeasurementReport
    let hoursBetween: Double?
    let changes: [Change]

    package init(_ outcome: PairComparison.Outcome) {
        before = MeasurementReport(outcome.before)
        after = MeasurementReport(outcome.after)
        let times = (outcome.before.record.capturedAt, outcome.after.record.capturedAt)
        if case (let first?, let second?) = times {
            hoursBetween = second.hours(since: first)
        } else {
            hoursBetween = nil
        }
        changes = outcome.changes.map {
            Change(
                metric: $0.metric, unit: $0.unit, before: $0.before, after: $0.after, change: $0.change,
                standardError: $0.standardError, ciLow: $0.confidenceLow, ciHigh: $0.confidenceHigh, mdc95: $0.mdc95,
                mdcSource: $0.mdcSource, controlAdjusted: $0.isControlAdjusted, verdict: $0.verdict.rawValue,
                reasons: $0.reasons.map(\.rawValue), comparability: $0.comparability.rawValue,
                findings: $0.findings.map {
                    Finding(
                        code: $0.code.rawValue, figure: $0.figure, limit: $0.limit, forbids: $0.forbids,
                        cure: $0.code.explanation.cure)
                }, melaninGain: $0.melaninGain, adjustedChange: $0.adjustedChange, p: $0.probability,
                q: $0.falseDiscovery, mic: $0.relevance, answer: $0.answer?.rawValue, sdSource: $0.deviationSources,
                semDf: $0.degrees, settlingBefore: $0.settlingBefore, settlingAfter: $0.settlingAfter)
        }
    }
}
