/// One session of a cohort: hours since the end of the session (negative before) and values.
package struct CohortSession: Sendable, Hashable {
    package let subject: String
    package let times: [Double]
    package let values: [Double]

    /// Points are put in order of time, then value, so that sums do not depend on the order of rows.
    package init(subject: String, times: [Double], values: [Double]) throws(HealingInputError) {
        guard times.count == values.count else { throw .lengthsDiffer }
        guard !times.isEmpty else { throw .tooFew(needed: 1) }
        try HealingInputError.requireFinite(times)
        try HealingInputError.requireFinite(values)
        let order = times.indices.sorted { (times[$0], values[$0]) < (times[$1], values[$1]) }
        self.subject = subject
        self.times = order.map { times[$0] }
        self.values = order.map { values[$0] }
    }

    /// The points before an hour.
    func before(_ hours: Double) -> CohortSession? {
        let kept = times.indices.filter { times[$0] < hours }
        return try? CohortSession(
            subject: subject, times: kept.map { times[$0] }, values: kept.map { values[$0] })
    }
}
