/// What the sessions and patients of a study say together.
package struct CohortOutcome: Sendable, Hashable, Codable {
    package var strata: [StratumRecord]
    package var rows: [CohortRow]
    package var alerts: [AlertRecord]
    /// What courses over months were fitted to.
    package var visits: [CourseVisit]

    package init(
        strata: [StratumRecord] = [], rows: [CohortRow] = [], alerts: [AlertRecord] = [], visits: [CourseVisit] = []
    ) {
        self.visits = visits
        self.strata = strata
        self.rows = rows
        self.alerts = alerts
    }
}
