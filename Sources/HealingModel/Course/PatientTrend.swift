import StudyRecords

/// The trend of one patient over few visits: known-error slope where the error is known, rank statistics as a cross-check.
struct PatientTrend {
    static let fewestVisits = 3

    let definition: MetricDefinition
    /// Of one subject and region.
    let values: [CourseValueAt]

    var rows: [CohortRow] {
        guard values.count >= PatientTrend.fewestVisits, Set(values.map(\.month)).count == values.count else {
            return []
        }
        return [knownNoise(), theilSen(), kendall()].compactMap(\.self)
    }

    private func row(_ statistic: String, _ estimate: Double, unit: String, note: String) -> CohortRow {
        CohortRow(
            .patient, metric: definition.id, unit: unit, group: values[0].subject, region: values[0].region,
            statistic: statistic, patients: 1, count: values.count, estimate: estimate, note: note)
    }

    private func knownNoise() -> CohortRow? {
        let errors = values.compactMap(\.standardError)
        guard errors.count == values.count,
            let slope = try? KnownNoiseSlope(
                times: values.map(\.month), values: values.map(\.value), deviations: errors)
        else { return nil }
        var row = row(
            "slope", slope.slope, unit: definition.unit + "/month", note: "known error, z test")
        (row.standardError, row.probability) = (slope.standardError, slope.probability)
        (row.low, row.high) = (slope.confidenceLow, slope.confidenceHigh)
        return row
    }

    private func theilSen() -> CohortRow? {
        guard let line = try? TheilSenSlope(times: values.map(\.month), values: values.map(\.value)) else { return nil }
        var row = row("theil-sen", line.slope, unit: definition.unit + "/month", note: "median of pair slopes")
        (row.low, row.high) = (line.confidenceLow, line.confidenceHigh)
        return row
    }

    private func kendall() -> CohortRow? {
        guard let test = try? MannKendall(times: values.map(\.month), values: values.map(\.value)) else { return nil }
        let least = test.attainableMinimum.map { minimum in
            "exact; \(values.count) visits cannot give less than p = \((minimum * 10_000).rounded() / 10_000)"
                + (minimum > 0.05 ? ": never below 0.05" : "")
        }
        var row = row("kendall-tau", test.tau, unit: "1", note: least ?? "normal approximation")
        row.probability = test.exactProbability ?? test.normalProbability
        return row
    }
}
