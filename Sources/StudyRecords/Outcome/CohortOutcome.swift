/// What the sessions and patients of a study say together.
package struct CohortOutcome: Sendable, Hashable, Codable {
    package var strata: [StratumRecord]
    package var rows: [CohortRow]
    package var alerts: [AlertRecord]

    package init(strata: [StratumRecord] = [], rows: [CohortRow] = [], alerts: [AlertRecord] = []) {
        self.strata = strata
        self.rows = rows
        self.alerts = alerts
    }
}
