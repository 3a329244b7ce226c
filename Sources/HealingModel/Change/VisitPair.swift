import StudyRecords

/// A visit before and a visit after the same session.
struct VisitPair {
    let subject: String
    let region: String
    let session: Int
    var before: Visit
    var after: Visit
    let hoursAfter: Double

    /// The row of one metric; nil when neither visit knows it.
    ///
    /// With a control region at both visits the value is treated minus control, so light and flush that touch both drop
    /// out: change = (T - U)after - (T - U)before.
    func judged(_ definition: MetricDefinition, _ settings: ChangeSettings) -> JudgedChange? {
        let roles = [RegionRole.treated, .control]
        let known = [before, after].contains { visit in
            roles.contains { !visit.flagsOrValues($0, definition.id).isEmpty }
        }
        guard known else { return nil }
        let first = VisitValue(before, definition.id)
        let second = VisitValue(after, definition.id)
        let isAdjusted = first.control != nil && second.control != nil
        let comparability = PairComparability(
            before, after, of: definition, isAdjusted: isAdjusted, limits: settings.comparability)
        let decision = ChangeDecision(
            before: isAdjusted ? first.adjusted : first.treated, after: isAdjusted ? second.adjusted : second.treated,
            mdc: settings.minimalDetectableChange(
                of: definition, isAdjusted: isAdjusted, level: isAdjusted ? nil : first.treated?.value),
            obstacles: comparability.obstacles)
        var (verdict, reasons) = decision.verdict()
        var doubts = before.allFlags(definition.id) + after.allFlags(definition.id)
        // A control that only one visit knows cannot be subtracted; without a word the row would look like a plain one.
        let hasLoneControl = (first.control == nil) != (second.control == nil)
        if hasLoneControl, decision.change != nil { doubts.append(.noControl) }
        let isRuledOut = definition.family == .redness && (before.tone.map { $0 < -50 } ?? false)
        if isRuledOut, verdict != .notComparable { (verdict, reasons) = (.cannotSay, [.skinToneOutOfRange]) }
        var record = ChangeRecord(
            subject: subject, region: region, session: session, metric: definition.id, unit: definition.unit,
            beforePhotos: before.paths, afterPhotos: after.paths, hoursAfter: hoursAfter,
            isControlAdjusted: isAdjusted, verdict: verdict,
            reasons: Set(reasons + doubts).sorted())
        record.fill(from: decision)
        record.relevance = settings.relevance(of: definition, before: first.treated?.value)
        (record.comparability, record.findings) = (comparability.verdict, comparability.findings)
        record.melaninGain = before.tone.flatMap { MelaninGain.gain(of: definition.id, ita: $0) }
        if let change = record.change, let gain = record.melaninGain { record.adjustedChange = change / gain }
        return JudgedChange(record: record, decision: decision, isRuledOut: isRuledOut, doubts: doubts)
    }
}

/// Treated and control readings of one metric at one visit.
struct VisitValue {
    let treated: Reading?
    let control: Reading?

    init(_ visit: Visit, _ metric: String) {
        treated = visit.reading(.treated, metric)
        control = visit.reading(.control, metric)
    }

    var adjusted: Reading? {
        guard let treated, let control else { return nil }
        return treated.subtracting(control)
    }
}

extension Visit {
    fileprivate func flagsOrValues(_ role: RegionRole, _ metric: String) -> [MetricValue] {
        photos.flatMap { photo in photo.values.filter { $0.role == role && $0.metric == metric } }
    }

    /// ITA of the untreated skin, of the treated skin where there is no control.
    fileprivate var tone: Double? { (reading(.control, "ita") ?? reading(.treated, "ita"))?.value }

    /// Doubts about the values that matter to their comparison; how the sampling error came about is already in its size.
    fileprivate func allFlags(_ metric: String) -> [ReasonCode] {
        Array(flags(.treated, metric).union(flags(.control, metric)).subtracting([.shortTiles]))
    }
}

extension ChangeRecord {
    fileprivate mutating func fill(from decision: ChangeDecision) {
        before = decision.before?.value
        after = decision.after?.value
        change = decision.change
        standardError = decision.standardError
        confidenceLow = decision.interval?.lowerBound
        confidenceHigh = decision.interval?.upperBound
        mdc95 = decision.detectable
        mdcSource = decision.mdc?.source
        deviationSources = decision.sources
        degrees = decision.degrees
    }
}
