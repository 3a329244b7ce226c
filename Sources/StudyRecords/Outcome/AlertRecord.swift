/// A row of alerts.csv: what one rule says about one session.
package struct AlertRecord: Sendable, Hashable, Codable {
    package enum Level: String, Sendable, Hashable, Codable, CaseIterable {
        /// A second photo confirmed it: a clinician should look.
        case red
        /// Photograph again within 24 h.
        case amber
        /// A second photo did not confirm it.
        case cleared
        /// The rule was applied and found nothing.
        case none
        /// The rule could not be applied; `note` says why.
        case notWatched = "not-watched"
    }

    package enum Rule: String, Sendable, Hashable, Codable, CaseIterable {
        /// R3 and R4 against the stratum.
        case cohort
        /// R1: redness comes back.
        case rebound
        /// R2: redness is slow to go.
        case slow
        /// R5: redness stays, or grows, at 72 h and later.
        case persistent
        /// The red area grows.
        case focalGrowth = "focal-growth"
        /// One side stays redder than the other.
        case asymmetry
        /// The skin is darker than before, two weeks later.
        case latePigment = "late-pigment"
        /// Parallel lines.
        case tramTrack = "tram-track"
    }

    package var subject: String
    package var region: String
    package var session: Int
    package var metric: String
    package var unit: String
    package var rule: Rule
    package var level: Level
    package var hours: Double?
    package var value: Double?
    package var expectedLow: Double?
    package var expectedHigh: Double?
    package var score: Double?
    package var limit: Double?
    /// Share of uneventful sessions in which this rule speaks up, and where that is from.
    package var falseAlarmRate: Double?
    package var falseAlarmSource: String
    /// Skin so dark that redness shows weakly in photos.
    package var isLowSensitivity: Bool
    package var note: String

    package init(
        subject: String, region: String, session: Int, metric: String, unit: String, rule: Rule, level: Level,
        note: String = ""
    ) {
        self.subject = subject
        self.region = region
        self.session = session
        self.metric = metric
        self.unit = unit
        self.rule = rule
        self.level = level
        self.note = note
        falseAlarmSource = ""
        isLowSensitivity = false
    }
}
