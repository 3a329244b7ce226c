import HealingModel
import StudyRecords

/// The pictures of the cohort page, for the primary metric.
struct CohortPlots {
    private let snapshot: StudySnapshot
    private let curves: [CurveRecord]
    private let arms: [[String]: String]
    private let aliases: Aliases

    init(_ snapshot: StudySnapshot, _ aliases: Aliases) {
        self.snapshot = snapshot
        self.aliases = aliases
        curves = snapshot.curves.filter { $0.metric == SubjectMaterial.primaryMetric }
        arms = Dictionary(
            snapshot.treatments.compactMap { treatment in
                treatment.arm.map { ([treatment.subject, "\(treatment.session)"], $0) }
            }, uniquingKeysWith: { first, _ in first })
    }

    private func rows(_ kind: CohortRow.Kind) -> [CohortRow] {
        snapshot.cohort.rows.filter { $0.kind == kind && $0.metric == SubjectMaterial.primaryMetric }
    }

    private func arm(_ curve: CurveRecord) -> String { arms[[curve.subject, "\(curve.session)"]] ?? "all" }

    var groups: [Plot] {
        let rows = rows(.groupCurve)
        return Set(rows.map(\.region)).sorted().compactMap { region in
            let own = curves.filter { curve in
                let name = curve.region + (curve.flags.contains(.noControl) ? ", without control" : "")
                return name == region
            }
            return GroupChart(
                rows: rows.filter { $0.region == region }, curves: own.map { (curve: $0, arm: arm($0)) },
                aliases: aliases
            ).plot
        }
    }

    var differences: [Plot] {
        let rows = rows(.armDifference)
        return Set(rows.map { [$0.region, $0.group, $0.reference] }).sorted { $0.lexicographicallyPrecedes($1) }
            .compactMap { key in
                DifferenceChart(
                    rows: rows.filter { [$0.region, $0.group, $0.reference] == key }, aliases: aliases
                ).plot
            }
    }

    var forests: [Plot] {
        snapshot.cohort.strata.filter { $0.metric == SubjectMaterial.primaryMetric && $0.population != nil }
            .compactMap { stratum in
                ForestChart(
                    curves: curves.filter { $0.outlook?.stratum == stratum.name }, stratum: stratum, aliases: aliases
                ).plot
            }
    }

    var surveillance: [Plot] {
        let rows = rows(.surveillance)
        return Set(rows.map(\.group)).sorted().compactMap { group in
            SurveillanceChart(rows: rows.filter { $0.group == group }, aliases: aliases).plot
        }
    }

    var swimmer: [Plot] {
        let lanes = Dictionary(grouping: curves, by: \.subject).sorted { $0.key < $1.key }
        let alerts = Dictionary(grouping: snapshot.cohort.alerts.filter(\.isAlert), by: \.subject)
        let treated = Dictionary(grouping: snapshot.treatments, by: \.subject)
        let plot = SwimmerChart(
            lanes: lanes.map { subject, own in
                CohortPlots.lane(subject, own, treated[subject] ?? [], alerts[subject] ?? [])
            }, aliases: aliases
        ).plot
        return plot.map { [$0] } ?? []
    }

    private static func lane(
        _ subject: String, _ curves: [CurveRecord], _ treatments: [TreatmentSession], _ alerts: [AlertRecord]
    ) -> SwimmerChart.Lane {
        let first = treatments.map(\.treatedAt).min()
        func start(_ session: Int) -> Double {
            guard let first, let own = treatments.first(where: { $0.session == session }) else { return 0 }
            return own.treatedAt.hours(since: first) / 24
        }
        let days = curves.flatMap { curve in curve.points.map { start(curve.session) + $0.hours / 24 } }
        let healing = curves.compactMap { curve -> (from: Double, to: Double, isOpen: Bool)? in
            let from = start(curve.session)
            if let end = curve.timeToBaselineHours { return (from, from + end / 24, false) }
            guard curve.isCensored, let last = curve.points.map(\.hours).max() else { return nil }
            return (from, from + last / 24, true)
        }
        return SwimmerChart.Lane(
            name: subject, photos: Set(days.map { ($0 * 1000).rounded() / 1000 }).sorted(),
            sessions: Set(curves.map { start($0.session) }).sorted(), healing: healing,
            alerts: alerts.map { (day: start($0.session) + ($0.hours ?? 0) / 24, alert: $0) })
    }
}
