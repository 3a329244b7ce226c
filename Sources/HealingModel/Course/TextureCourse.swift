import StudyRecords

/// The trend of one texture metric over months in one region of many patients.
struct TextureCourse {
    static let fewestPatients = 6
    static let observational = "observational: groups may differ"

    let definition: MetricDefinition
    let region: String
    let values: [CourseValueAt]
    /// Arm of each patient; patients who changed arms have none.
    let arms: [String: String]
    let isRandomized: Bool

    var rows: [CohortRow] {
        let repeated = Dictionary(grouping: values, by: \.subject).filter { $0.value.count >= 2 }
        guard repeated.count >= TextureCourse.fewestPatients else { return [] }
        let hasArms = Set(values.compactMap { arms[$0.subject] }).count >= 2
        let kept = hasArms ? values.filter { arms[$0.subject] != nil } : values
        guard let formula = formula(hasArms), let table = table(kept, hasArms: hasArms),
            let course = try? MixedCourse(formula, table)
        else { return [] }
        return effects(course, hasArms) + (hasArms ? lastVisit(kept) : [])
    }

    /// Randomized arms share their baseline; others may differ from the start.
    private func formula(_ hasArms: Bool) -> MixedFormula? {
        guard hasArms else { return try? MixedFormula("value ~ month + (month | patient)") }
        return isRandomized
            ? .commonBaseline(response: "value", time: "month", arm: "arm", group: "patient")
            : try? MixedFormula("value ~ month*arm + (month | patient)")
    }

    private func table(_ kept: [CourseValueAt], hasArms: Bool) -> MixedTable? {
        var columns: [String: MixedTable.Column] = [
            "value": .numbers(kept.map(\.value)), "month": .numbers(kept.map(\.month)),
            "patient": .levels(kept.map(\.subject)),
        ]
        if hasArms { columns["arm"] = .levels(kept.map { arms[$0.subject] ?? "" }) }
        return try? MixedTable(columns)
    }

    private func note(_ hasArms: Bool, isSingular: Bool) -> String {
        let design = !hasArms ? "" : isRandomized ? "randomized, common baseline" : TextureCourse.observational
        let fit = isSingular ? "singular: random intercept alone" : "random intercept and slope"
        return [design, fit, "REML, Satterthwaite", missing].filter { !$0.isEmpty }.joined(separator: "; ")
    }

    /// Patients without the last visit that others have.
    private var missing: String {
        let last = Dictionary(grouping: values, by: \.subject).mapValues { $0.map(\.month).max() ?? 0 }
        guard let longest = last.values.max(), longest > 0 else { return "" }
        let groups = Dictionary(grouping: last.keys.sorted()) { arms[$0] ?? "" }
        let shares = groups.values.map { names in
            Double(names.count { (last[$0] ?? 0) < 0.8 * longest }) / Double(names.count)
        }
        let spread = (shares.max() ?? 0) - (shares.min() ?? 0)
        return groups.count > 1 && spread > ArmCurves.missingShare
            ? "warning: patients without late visits differ between arms by more than 20 %" : ""
    }

    private func effects(_ course: MixedCourse, _ hasArms: Bool) -> [CohortRow] {
        let model = course.trusted
        return model.names.compactMap { name in
            guard let effect = model.estimate(named: name) else { return nil }
            var row = CohortRow(
                .course, metric: definition.id, unit: definition.unit, group: "all", region: region, statistic: name,
                patients: model.groupNames.count, count: model.rows, estimate: effect.estimate,
                note: note(hasArms, isSingular: course.model.isSingular))
            (row.standardError, row.degrees, row.probability) =
                (effect.standardError, effect.degrees, effect.probability)
            (row.low, row.high) = (effect.confidenceInterval.lowerBound, effect.confidenceInterval.upperBound)
            return row
        }
    }

    /// ANCOVA of each patient's last visit; the probability is Holm's.
    private func lastVisit(_ kept: [CourseValueAt]) -> [CohortRow] {
        let patients = Dictionary(grouping: kept, by: \.subject).sorted { $0.key < $1.key }.compactMap { name, own in
            let ordered = own.sorted { $0.month < $1.month }
            return ordered.count >= 2 && ordered[0].month == 0
                ? (arm: arms[name] ?? "", base: ordered[0].value, last: ordered[ordered.count - 1].value) : nil
        }
        guard
            let comparison = try? ArmComparison(
                arms: patients.map(\.arm), baselines: patients.map(\.base), values: patients.map(\.last))
        else { return [] }
        return comparison.pairs.map { pair in
            var row = CohortRow(
                .lastVisit, metric: definition.id, unit: definition.unit, group: pair.first, region: region,
                statistic: "difference", patients: patients.count, count: patients.count, estimate: pair.estimate,
                note: "analysis of covariance, Holm" + (isRandomized ? "" : "; " + TextureCourse.observational))
            row.reference = pair.second
            (row.standardError, row.degrees, row.probability) = (pair.standardError, pair.degrees, pair.holm)
            let half = StudentDistribution.quantile(0.975, degrees: pair.degrees) * pair.standardError
            (row.low, row.high) = (pair.estimate - half, pair.estimate + half)
            return row
        }
    }
}
