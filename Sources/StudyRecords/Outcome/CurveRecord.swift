/// One photo (or the mean of the shots of one visit) as the curve sees it.
package struct CurvePoint: Sendable, Hashable, Codable {
    /// Hours since the end of the session; negative before it.
    package var hours: Double
    package var value: Double
    /// Standard deviation of the value as a measurement of that visit.
    package var standardError: Double
    /// Taken before the session (a photo at the very minute of the session counts as before).
    package var isBaseline: Bool

    package init(hours: Double, value: Double, standardError: Double, isBaseline: Bool) {
        self.hours = hours
        self.value = value
        self.standardError = standardError
        self.isBaseline = isBaseline
    }
}

/// A row of curves.csv: the healing curve of one metric after one session, or the reason why there is none.
package struct CurveRecord: Sendable, Hashable, Codable {
    package enum Model: String, Sendable, Codable {
        /// y = baseline + amplitude·exp(-t·ln 2 / half-time) for t ≥ 0, baseline before.
        case exponential
        /// No curve is drawn; `flags` says why.
        case none
    }

    package var subject: String
    package var region: String
    package var session: Int
    package var metric: String
    package var unit: String
    package var model: Model
    package var points: [CurvePoint]
    package var baseline: Double?
    package var amplitude: Double?
    package var halfTimeHours: Double?
    /// 95 % profile-likelihood interval; nil where the photos leave that side open.
    package var halfTimeLowHours: Double?
    package var halfTimeHighHours: Double?
    /// Time of the largest measured value after the session.
    package var peakHours: Double?
    /// Trapezoid area between the measured points and the mean of the photos before, unit·hours.
    package var areaUnderCurve: Double?
    /// Standard error of the area, exact for known errors of the points.
    package var areaStandardError: Double?
    /// When the fitted rise has fallen to the minimal detectable change, with its 95 % profile interval. Beyond the last
    /// photo it is only stated where the photos bound it; a nil end is open.
    package var timeToBaselineHours: Double?
    package var timeToBaselineLowHours: Double?
    package var timeToBaselineHighHours: Double?
    /// The course in one word; nil without an MDC.
    package var verdict: CourseVerdict?
    /// A point without which a session that fits no model would fit one. It is drawn, never silently dropped.
    package var suspectHours: Double?
    /// Last photo still above baseline by more than the MDC, and the first one that stays within it.
    package var recoveryLowHours: Double?
    package var recoveryHighHours: Double?
    /// The last photo is still above baseline: recovery comes later than anyone has looked.
    package var isCensored: Bool
    package var flags: [ReasonCode]
    /// What the cohort adds; nil without a stratum that is large enough.
    package var outlook: SessionOutlook?

    package init(
        subject: String, region: String, session: Int, metric: String, unit: String, model: Model,
        points: [CurvePoint], isCensored: Bool, flags: [ReasonCode]
    ) {
        self.subject = subject
        self.region = region
        self.session = session
        self.metric = metric
        self.unit = unit
        self.model = model
        self.points = points
        self.isCensored = isCensored
        self.flags = flags
    }
}
