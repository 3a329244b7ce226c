/// A row of cohort.csv: one figure of a group, or of one patient's course over months.
package struct CohortRow: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Hashable, Codable {
        /// Population of a stratum of sessions.
        case stratum
        /// Mean excess over baseline of a group of patients at an hour after the session.
        case groupCurve = "group-curve"
        /// Difference of two such curves.
        case armDifference = "arm-difference"
        /// Fixed effect of the model of a texture metric over months.
        case course
        /// Difference of two arms at the last visit, adjusted for the baseline.
        case lastVisit = "last-visit"
        /// Trend of one patient.
        case patient
        /// Cumulative sum of a clinic, operator or device.
        case surveillance
    }

    package var kind: Kind
    package var metric: String
    package var unit: String
    /// Stratum, arm, patient or clinic the row is about.
    package var group: String
    /// The group it is compared with.
    package var reference: String
    package var region: String
    /// What the estimate is, e.g. `median-half-time`, `mean-excess`, `month`.
    package var statistic: String
    package var hours: Double?
    package var patients: Int
    package var count: Int
    package var estimate: Double?
    package var standardError: Double?
    package var degrees: Double?
    package var probability: Double?
    package var low: Double?
    package var high: Double?
    /// Ends of the band that holds all hours together.
    package var bandLow: Double?
    package var bandHigh: Double?
    package var note: String

    package init(
        _ kind: Kind, metric: String, unit: String, group: String, region: String = "", statistic: String,
        patients: Int, count: Int, estimate: Double?, note: String = ""
    ) {
        self.kind = kind
        self.metric = metric
        self.unit = unit
        self.group = group
        self.region = region
        self.statistic = statistic
        self.patients = patients
        self.count = count
        self.estimate = estimate
        self.note = note
        reference = ""
    }
}
