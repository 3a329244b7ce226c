import StudyRecords

/// repeatability.csv: one row per metric and quantity. `run` reads it back.
package enum RepeatabilityTable {
    package static func csv(_ records: [RepeatabilityRecord]) -> String { CSVTable.text(columns, records) }

    static let columns: [TableColumn<RepeatabilityRecord>] = study + deviations + agreement

    private static let study: [TableColumn<RepeatabilityRecord>] = [
        .codes("metric", "Metric id.") { [$0.metric] },
        .codes("unit", "Unit of the metric.") { [$0.unit] },
        .boolean("control_adjusted", "Treated minus control, or the treated region alone.") { $0.isControlAdjusted },
        .codes("design", "visits: repeats on different days; sitting: shots of one sitting only.") {
            [$0.design.rawValue]
        },
        .codes("scale", "linear, or log where the error grows with the value.") {
            [$0.isLogarithmic ? "log" : "linear"]
        },
        .integer("subjects", "Subjects, each region of a person for itself.") { $0.subjects },
        .integer("visits", "Visits of all subjects.") { $0.visits },
        .integer("photos", "Photos of all visits.") { $0.photos },
        .number("mean", unit: "column unit", "Mean of all values.") { $0.mean },
    ]

    private static let deviations: [TableColumn<RepeatabilityRecord>] = [
        .number("sd_within", unit: "column unit", "Within-subject standard deviation of one photo; of ln on log scale.")
        { $0.deviation },
        .number("sd_low", unit: "column unit", "Lower end of its 95 % χ² interval.") { $0.deviationLow },
        .number("sd_high", unit: "column unit", "Upper end of its 95 % χ² interval.") { $0.deviationHigh },
        .number("df", unit: "1", "Degrees of freedom of sd_within, Satterthwaite.") { $0.degrees },
        .number("sd_photo", unit: "column unit", "Part between photos of a visit.") { $0.photoDeviation },
        .number("df_photo", unit: "1", "Degrees of freedom of sd_photo.") { $0.photoDegrees },
        .number("sd_visit", unit: "column unit", "Part between visits; empty for one sitting.") { $0.visitDeviation },
        .number("df_visit", unit: "1", "Degrees of freedom of sd_visit.") { $0.visitDegrees },
        .number("mdc95", unit: "column unit", "Smallest detectable difference of two photos, Student's t.") {
            $0.mdc95
        },
        .number("repeatability_coefficient", unit: "column unit", "1.96·√2·sd_within.") { $0.repeatabilityCoefficient },
        .number("mdc_percent", unit: "%", "mdc95 on log scale, share of the value.") { $0.mdcPercent },
    ]

    private static let agreement: [TableColumn<RepeatabilityRecord>] =
        correlation("icc1", "ICC(1,1), one-way", \.oneWay)
        + correlation("icc2", "ICC(2,1), absolute agreement", \.absolute)
        + correlation("icc3", "ICC(3,1), consistency", \.consistency) + [
            .number("bias", unit: "column unit", "Mean difference of the first two repeats.") { $0.agreement?.bias },
            .number("bias_low", unit: "column unit", "Lower end of its 95 % interval.") { $0.agreement?.biasLow },
            .number("bias_high", unit: "column unit", "Upper end of its 95 % interval.") { $0.agreement?.biasHigh },
            .number("limit_low", unit: "column unit", "Lower limit of agreement.") { $0.agreement?.limitLow },
            .number("limit_high", unit: "column unit", "Upper limit of agreement.") { $0.agreement?.limitHigh },
            .number("slope", unit: "1", "Slope of |difference| on the mean.") { $0.agreement?.slope },
            .number("slope_p", unit: "1", "Probability of such a slope by chance.") { $0.agreement?.trendProbability },
        ]

    private static func correlation(
        _ name: String, _ meaning: String,
        _ path: any KeyPath<RepeatabilityRecord, RepeatabilityRecord.Correlation?> & Sendable
    ) -> [TableColumn<RepeatabilityRecord>] {
        [
            .number(name, unit: "1", "\(meaning).") { $0[keyPath: path]?.value },
            .number("\(name)_low", unit: "1", "Lower end of its exact 95 % interval.") { $0[keyPath: path]?.low },
            .number("\(name)_high", unit: "1", "Upper end of its exact 95 % interval.") { $0[keyPath: path]?.high },
        ]
    }
}
