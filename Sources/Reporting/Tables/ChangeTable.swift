import StudyRecords

/// tables/changes.csv: one row per before/after pair and metric.
enum ChangeTable {
    static let columns: [TableColumn<ChangeRecord>] = pair + figures

    private static let pair: [TableColumn<ChangeRecord>] = [
        .text("subject", "Person.") { $0.subject },
        .text("region", "Named region of the body.") { $0.region },
        .integer("session", "Session between before and after.") { $0.session },
        .codes("metric", "Metric id.") { [$0.metric] },
        .codes("unit", "Unit of the figures.") { [$0.unit] },
        .text("before_photo", "Photo before; several shots are joined by ;.") {
            $0.beforePhotos.joined(separator: ";")
        },
        .text("after_photo", "Photo after; several shots are joined by ;.") { $0.afterPhotos.joined(separator: ";") },
        .number("hours_after", unit: "h", "Hours from the session to the photo after.") { $0.hoursAfter },
    ]

    private static let figures: [TableColumn<ChangeRecord>] = [
        .number("before", unit: "column unit", "Value before; treated minus control when control_adjusted.") {
            $0.before
        },
        .number("after", unit: "column unit", "Value after; treated minus control when control_adjusted.") { $0.after },
        .number("change", unit: "column unit", "after - before.") { $0.change },
        .number("standard_error", unit: "column unit", "√(SE²before + SE²after), each the larger of SEM and tiles.") {
            $0.standardError
        },
        .number("ci_low", unit: "column unit", "Lower end of the 95 % confidence interval of change.") {
            $0.confidenceLow
        },
        .number("ci_high", unit: "column unit", "Upper end of the 95 % confidence interval of change.") {
            $0.confidenceHigh
        },
        .number("mdc95", unit: "column unit", "Minimal detectable change, 95 %.") { $0.mdc95 },
        .boolean("control_adjusted", "Whether the control region is subtracted.") { $0.isControlAdjusted },
        .codes("verdict", "increased, decreased, not-distinguishable, not-comparable or cannot-say.") {
            [$0.verdict.rawValue]
        },
        .codes("reasons", "Why the verdict; codes with cures are in the README.") { $0.reasons.map(\.rawValue) },
        .text("mdc_source", "Where mdc95 is from.") { $0.mdcSource },
        .codes("comparability", "comparable, comparable-with-care or not-comparable, for this metric.") {
            [$0.comparability.rawValue]
        },
        .text("findings", "What differs between the photos, with figure and limit, joined by \" | \".") { change in
            change.findings.map(\.text).joined(separator: " | ")
        },
        .number("melanin_gain", unit: "1", "Share of a change of blood that shows at this skin tone; EI and a* only.") {
            $0.melaninGain
        },
        .number(
            "adjusted_change", unit: "column unit", "change / melanin_gain: adjusted for skin tone, for reading only."
        ) {
            $0.adjustedChange
        },
    ]
}

/// tables/curves.csv: one row per subject, region, session and metric.
enum CurveTable {
    static let columns: [TableColumn<CurveRecord>] = course + model + recovery + outlook

    private static let course: [TableColumn<CurveRecord>] = [
        .text("subject", "Person.") { $0.subject },
        .text("region", "Named region of the body.") { $0.region },
        .integer("session", "Session the curve begins with.") { $0.session },
        .codes("metric", "Metric id.") { [$0.metric] },
    ]

    private static let model: [TableColumn<CurveRecord>] = [
        .codes("model", "exponential: y = baseline + amplitude·2^(-t/half_time); none: flags say why.") {
            [$0.model.rawValue]
        },
        .integer("points", "Visits that entered, baselines included.") { $0.points.count },
        .number("baseline", unit: "unit of the metric", "Fitted level before the session and after healing.") {
            $0.baseline
        },
        .number("amplitude", unit: "unit of the metric", "Fitted rise at the session.") { $0.amplitude },
        .number("half_time_h", unit: "h", "Time in which the rise halves.") { $0.halfTimeHours },
        .number("half_time_low_h", unit: "h", "Lower end of its 95 % profile interval; empty = open.") {
            $0.halfTimeLowHours
        },
        .number("half_time_high_h", unit: "h", "Upper end of its 95 % profile interval; empty = open.") {
            $0.halfTimeHighHours
        },
    ]

    private static let recovery: [TableColumn<CurveRecord>] = [
        .number("peak_h", unit: "h", "Time of the largest measured value after the session.") { $0.peakHours },
        .number("auc", unit: "unit of the metric · h", "Linear trapezoid above the mean baseline.") {
            $0.areaUnderCurve
        },
        .number("recovery_low_h", unit: "h", "Last visit above baseline by more than the MDC.") { $0.recoveryLowHours },
        .number("recovery_high_h", unit: "h", "First visit after it; empty when there is none.") {
            $0.recoveryHighHours
        },
        .boolean("censored", "Whether the last visit was still above baseline.") { $0.isCensored },
        .codes("flags", "Limits of the curve; codes with cures are in the README.") { $0.flags.map(\.rawValue) },
        .codes("unit", "Unit of the metric.") { [$0.unit] },
        .number("auc_standard_error", unit: "unit of the metric · h", "Standard error of auc, exact for known errors.")
        {
            $0.areaStandardError
        },
        .number(
            "time_to_baseline_h", unit: "h", "When the fitted rise falls below the MDC; empty beyond the last photo."
        ) {
            $0.timeToBaselineHours
        },
        .number("time_to_baseline_low_h", unit: "h", "Lower end of its 95 % profile interval; empty = open.") {
            $0.timeToBaselineLowHours
        },
        .number("time_to_baseline_high_h", unit: "h", "Upper end of its 95 % profile interval; empty = open.") {
            $0.timeToBaselineHighHours
        },
        .codes(
            "course",
            "What the session looks like: decaying, no-reaction, delayed-peak, persistent, no-model and so on."
        ) {
            $0.verdict.map { [$0.rawValue] } ?? []
        },
    ]

    private static let outlook: [TableColumn<CurveRecord>] = [
        .text("stratum", "Sessions it is compared with: device, needle depth, region; empty below 12 patients.") {
            $0.outlook?.stratum
        },
        .number("shrunken_half_time_h", unit: "h", "Half-time given the stratum: posterior mean of its logarithm.") {
            $0.outlook?.halfTimeHours
        },
        .number("shrunken_half_time_low_h", unit: "h", "Lower end of its 95 % posterior interval.") {
            $0.outlook?.halfTimeLowHours
        },
        .number("shrunken_half_time_high_h", unit: "h", "Upper end of its 95 % posterior interval.") {
            $0.outlook?.halfTimeHighHours
        },
        .number("next_h", unit: "h", "Hour of the next usual photo.") { $0.outlook?.next?.hours },
        .number("next_low", unit: "unit of the metric", "Lower end of the 95 % interval expected of it.") {
            $0.outlook?.next?.low
        },
        .number("next_median", unit: "unit of the metric", "Median expected of it.") { $0.outlook?.next?.median },
        .number("next_high", unit: "unit of the metric", "Upper end of the 95 % interval expected of it.") {
            $0.outlook?.next?.high
        },
    ]
}
