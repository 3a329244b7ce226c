/// A row of courses.csv: one visit of a course over months, as models and trends see it.
package struct CourseVisit: Sendable, Hashable, Codable {
    package var subject: String
    package var region: String
    package var metric: String
    /// Since the first session, of 30.4375 days.
    package var month: Double
    package var value: Double
    /// nil without a known minimal detectable change.
    package var standardError: Double?
    /// Arm of a patient who kept to one.
    package var arm: String?

    package init(
        subject: String, region: String, metric: String, month: Double, value: Double, standardError: Double?,
        arm: String?
    ) {
        self.subject = subject
        self.region = region
        self.metric = metric
        self.month = month
        self.value = value
        self.standardError = standardError
        self.arm = arm
    }
}
