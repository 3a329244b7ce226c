/// What may be said of a before/after difference. Direction only: the clinician judges.
package enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    case increased
    case decreased
    case notDistinguishable = "not-distinguishable"
    case notComparable = "not-comparable"
    case cannotSay = "cannot-say"
}

/// A row of changes.csv: one metric of one before/after pair.
///
/// `before` and `after` are treated minus control when `isControlAdjusted`, else the treated region alone;
/// `change` = `after` - `before` in both cases. Units of the metric.
package struct ChangeRecord: Sendable, Hashable, Codable {
    package var subject: String
    package var region: String
    package var session: Int
    package var metric: String
    package var unit: String
    package var beforePhotos: [String]
    package var afterPhotos: [String]
    /// Hours from the end of the session to the after photo.
    package var hoursAfter: Double
    package var before: Double?
    package var after: Double?
    package var change: Double?
    package var standardError: Double?
    /// 95 % confidence interval of the change.
    package var confidenceLow: Double?
    package var confidenceHigh: Double?
    package var mdc95: Double?
    /// Where the MDC is from.
    package var mdcSource: String?
    package var isControlAdjusted: Bool
    package var verdict: Verdict
    package var reasons: [ReasonCode]
    /// Whether the photos can be compared in this metric, and everything that speaks against it.
    package var comparability = Comparability.comparable
    package var findings: [ComparabilityFinding] = []
    /// Share of a change of blood that shows on skin of this tone, and the change divided by it; never in place of `change`.
    package var melaninGain: Double?
    package var adjustedChange: Double?
    /// Two-sided probability of such a difference without any change, and the same over the whole report
    /// (Benjamini–Hochberg); nil where nothing is tested.
    package var probability: Double?
    package var falseDiscovery: Double?
    /// Smallest change that matters (MIC), where one is proposed.
    package var relevance: Double?
    package var answer: ChangeAnswer?
    /// What the standard error rests on: `default`, `settings`, `repeatability`, `sampling`; two where the sides differ.
    package var deviationSources: [String] = []
    /// Degrees of freedom of the standard error; nil where it counts as known.
    package var degrees: Double?
    /// Further visits of the same state that would turn `cannot-tell` into an answer; nil where none is near.
    package var settlingBefore: Int?
    package var settlingAfter: Int?

    package init(
        subject: String, region: String, session: Int, metric: String, unit: String, beforePhotos: [String],
        afterPhotos: [String], hoursAfter: Double, isControlAdjusted: Bool, verdict: Verdict, reasons: [ReasonCode]
    ) {
        self.subject = subject
        self.region = region
        self.session = session
        self.metric = metric
        self.unit = unit
        self.beforePhotos = beforePhotos
        self.afterPhotos = afterPhotos
        self.hoursAfter = hoursAfter
        self.isControlAdjusted = isControlAdjusted
        self.verdict = verdict
        self.reasons = reasons
    }
}
