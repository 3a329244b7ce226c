import StudyRecords

/// tables/curve-points.csv: what every healing curve was fitted to; enough to fit it again elsewhere.
enum CurvePointTable {
    struct Row: Sendable {
        let curve: CurveRecord
        let point: CurvePoint
        let arm: String?
    }

    static func rows(_ snapshot: StudySnapshot) -> [Row] {
        let arms = Dictionary(
            snapshot.treatments.compactMap { treatment in
                treatment.arm.map { ([treatment.subject, "\(treatment.session)"], $0) }
            }, uniquingKeysWith: { first, _ in first })
        return snapshot.curves.filter { !$0.flags.contains(.noMDC) }.flatMap { curve in
            curve.points.map { Row(curve: curve, point: $0, arm: arms[[curve.subject, "\(curve.session)"]]) }
        }
    }

    static let columns: [TableColumn<Row>] = [
        .text("subject", "Person.") { $0.curve.subject },
        .text("region", "Named region of the body.") { $0.curve.region },
        .integer("session", "Session the curve begins with.") { $0.curve.session },
        .codes("metric", "Metric id.") { [$0.curve.metric] },
        .text("arm", "Arm of the session.") { $0.arm },
        .text("stratum", "Stratum the session is compared with; empty where it stands alone.") {
            $0.curve.outlook?.stratum
        },
        .boolean("baseline", "Whether the photo is from before the session.") { $0.point.isBaseline },
        .number("hours_after", unit: "h", "Hours after the session; negative before it.") { $0.point.hours },
        .number("value", unit: "unit of the metric", "Value; treated minus control where every visit has a control.") {
            $0.point.value
        },
        .number("standard_error", unit: "unit of the metric", "Known standard deviation of the value: weight 1/SE².") {
            $0.point.standardError
        },
    ]
}

/// tables/courses.csv: what models and trends over months were fitted to.
enum CourseTable {
    static let columns: [TableColumn<CourseVisit>] = [
        .text("subject", "Person.") { $0.subject },
        .text("region", "Named region of the body.") { $0.region },
        .codes("metric", "Metric id.") { [$0.metric] },
        .text("arm", "Arm of a patient who kept to one.") { $0.arm },
        .number("month", unit: "month", "Months of 30.4375 days since the first session; 0 before it.") { $0.month },
        .number("value", unit: "unit of the metric", "Value; treated minus control where every visit has a control.") {
            $0.value
        },
        .number(
            "standard_error", unit: "unit of the metric", "Known standard deviation of the value; empty without an MDC."
        ) { $0.standardError },
    ]
}
