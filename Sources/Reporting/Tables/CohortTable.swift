import StudyRecords

/// tables/cohort.csv: figures of groups, and of patients over months; one row a figure.
enum CohortTable {
    static let columns: [TableColumn<CohortRow>] = subject + figures

    private static let subject: [TableColumn<CohortRow>] = [
        .codes(
            "kind",
            "stratum, group-curve, arm-difference, course, last-visit, patient or surveillance; see Methods.md."
        ) { [$0.kind.rawValue] },
        .codes("metric", "Metric id.") { [$0.metric] },
        .codes("unit", "Unit of estimate and its interval.") { [$0.unit] },
        .text("region", "Named region of the body; empty where the group names it.") { $0.region },
        .text("group", "Stratum, arm, patient, or operator, device and setting the row is about.") { $0.group },
        .text("reference", "Arm that is subtracted, in differences.") { $0.reference },
        .text("statistic", "What the estimate is, e.g. median-half-time, mean-excess, or a term of the model.") {
            $0.statistic
        },
        .number("hours_after", unit: "h", "Hours after the session, for curves over hours.") { $0.hours },
        .integer("patients", "Patients that entered.") { $0.patients },
        .integer("count", "Sessions, rows or visits that entered; for curves patients with a photo near the hour.") {
            $0.count
        },
    ]

    private static let figures: [TableColumn<CohortRow>] = [
        .number("estimate", unit: "column unit", "The figure; empty when note says why there is none.") { $0.estimate },
        .number("standard_error", unit: "column unit", "Its standard error.") { $0.standardError },
        .number("df", unit: "1", "Degrees of freedom, Satterthwaite's for models.") { $0.degrees },
        .number("p", unit: "1", "Two-sided probability; Holm's for pairs of arms.") { $0.probability },
        .number("low", unit: "column unit", "Lower end of the 95 % interval of this row alone.") { $0.low },
        .number(
            "high", unit: "column unit", "Upper end of the 95 % interval of this row alone; for cusum the alarm limit."
        ) { $0.high },
        .number("band_low", unit: "column unit", "Lower end of the 95 % band of all hours together.") { $0.bandLow },
        .number("band_high", unit: "column unit", "Upper end of the 95 % band of all hours together.") { $0.bandHigh },
        .text("note", "Method, design, warnings.") { $0.note },
    ]
}

/// tables/alerts.csv: what every rule says about every session it could look at.
enum AlertTable {
    static let columns: [TableColumn<AlertRecord>] = [
        .text("subject", "Person.") { $0.subject },
        .text("region", "Named region of the body.") { $0.region },
        .integer("session", "Session that is watched.") { $0.session },
        .codes("rule", "cohort, rebound, slow, persistent, focal-growth, asymmetry, late-pigment; see Methods.md.") {
            [$0.rule.rawValue]
        },
        .codes(
            "level",
            "red: confirmed by a second photo; amber: photograph again; cleared; none: nothing found, which is no clean bill of health; not-watched."
        ) { [$0.level.rawValue] },
        .codes("metric", "Metric id.") { [$0.metric] },
        .codes("unit", "Unit of value and expected interval.") { [$0.unit] },
        .number("hours_after", unit: "h", "Hours of the photo the rule speaks of, from the session.") { $0.hours },
        .number("value", unit: "column unit", "Value of that photo.") { $0.value },
        .number("expected_low", unit: "column unit", "Lower end of what was expected of it, 95 %.") { $0.expectedLow },
        .number("expected_high", unit: "column unit", "Upper end of what was expected of it, 95 %.") {
            $0.expectedHigh
        },
        .number("score", unit: "1", "Score of that photo, in standard deviations.") { $0.score },
        .number("limit", unit: "1", "Score above which the rule speaks up.") { $0.limit },
        .number("false_alarm_rate", unit: "1", "How often this level is given though nothing is wrong; alerts only.") {
            $0.falseAlarmRate
        },
        .text("false_alarm_source", "What the rate is a share of, and where it is from.") { $0.falseAlarmSource },
        .boolean("low_sensitivity", "Whether the skin is so dark that redness shows weakly in photos.") {
            $0.isLowSensitivity
        },
        .text("note", "Why a rule was not applied, or what it saw.") { $0.note },
    ]
}
