import PortableMath
import StudyRecords

/// Mean healing curves of the arms of one metric and region, each with its band, and their differences with bands of their own.
struct ArmCurves {
    /// Hours at which curves are stated.
    static let hours = [0.0, 1, 2, 4, 8, 12, 24, 36, 48, 72, 96, 120, 168, 240, 336, 504, 672]
    /// Hours of usual photos, for counts.
    static let visits = [0.0, 1, 8, 24, 48, 72, 168, 336, 672]
    /// More of an arm's patients missing at a visit call for a warning.
    static let missingShare = 0.2

    private struct Arm {
        let name: String
        var subjects: [String] = []
        var hours: [Double] = []
        var values: [Double] = []
        var curve: GroupCurve?
    }

    let metric: String
    let unit: String
    let region: String
    private let arms: [Arm]

    /// - Parameters:
    ///   - curves: one metric and region, all with or all without control.
    ///   - arm: of a session; nil where none is on record.
    init(_ curves: [CurveRecord], region: String, arm: (CurveRecord) -> String?) {
        metric = curves.first?.metric ?? ""
        unit = curves.first?.unit ?? ""
        self.region = region
        var found: [String: Arm] = [:]
        for curve in curves.sorted(by: { ($0.subject, $0.session) < ($1.subject, $1.session) }) {
            let before = curve.points.filter(\.isBaseline)
            guard !before.isEmpty else { continue }
            let (level, name) = (CurveRecord.weightedMean(before), arm(curve) ?? "all")
            for point in curve.points where !point.isBaseline && point.hours <= GroupCurve.boundaryKnots[1] * 1.1 {
                found[name, default: Arm(name: name)].subjects.append(curve.subject)
                found[name]?.hours.append(point.hours)
                found[name]?.values.append(point.value - level)
            }
        }
        arms = found.values.sorted { $0.name < $1.name }.map { arm in
            var arm = arm
            if Set(arm.subjects).count >= GroupCurve.fewestPatients {
                arm.curve = try? GroupCurve(patients: arm.subjects, hours: arm.hours, values: arm.values)
            }
            return arm
        }
    }

    var rows: [CohortRow] {
        let warnings = missingVisits()
        let curves = arms.flatMap { arm -> [CohortRow] in
            guard let curve = arm.curve else { return [] }
            let hours = ArmCurves.hours.filter { curve.range.contains($0) || $0 == 0 && curve.range.lowerBound < 2 }
            let band = CurveBand(curve, atHours: hours)
            return band.points.map { point in
                var row = self.row(.groupCurve, arm.name, "mean-excess", point, patients: curve.patients)
                row.count = ArmCurves.count(arm.subjects, arm.hours, near: point.hours)
                if row.count == 0 { row.note = "no photos near this hour" }
                return row
            }
        }
        return curves + differences() + warnings
    }

    private func differences() -> [CohortRow] {
        let fitted = arms.filter { $0.curve != nil }
        return fitted.indices.flatMap { i in
            fitted.indices.dropFirst(i + 1).flatMap { j -> [CohortRow] in
                guard let first = fitted[i].curve, let second = fitted[j].curve else { return [] }
                let hours = ArmCurves.hours.filter {
                    ($0 == 0 || first.range.contains($0)) && ($0 == 0 || second.range.contains($0))
                }
                let band = CurveBand(difference: first, second, atHours: hours)
                let isShared = !Set(fitted[i].subjects).isDisjoint(with: fitted[j].subjects)
                return band.points.map { point in
                    var row = self.row(
                        .armDifference, fitted[i].name, "difference", point, patients: first.patients + second.patients)
                    row.reference = fitted[j].name
                    row.note =
                        isShared ? "some patients are in both arms; the band takes them for different people" : ""
                    return row
                }
            }
        }
    }

    private func row(
        _ kind: CohortRow.Kind, _ group: String, _ statistic: String, _ point: CurveBand.Point, patients: Int
    ) -> CohortRow {
        var row = CohortRow(
            kind, metric: metric, unit: unit, group: group, region: region, statistic: statistic, patients: patients,
            count: 0, estimate: point.value)
        (row.hours, row.standardError) = (point.hours, point.standardError)
        (row.low, row.high) = (point.pointLow, point.pointHigh)
        (row.bandLow, row.bandHigh) = (point.bandLow, point.bandHigh)
        return row
    }

    /// Patients of each arm with a photo at each visit that most of some arm have.
    private func missingVisits() -> [CohortRow] {
        let shown = arms.filter { Set($0.subjects).count >= GroupCurve.fewestPatients }
        return ArmCurves.visits.flatMap { visit -> [CohortRow] in
            let shares = shown.map { arm in
                let all = Set(arm.subjects).count
                let here = ArmCurves.count(arm.subjects, arm.hours, near: visit)
                return (arm: arm, all: all, here: here, missing: 1 - Double(here) / Double(all))
            }
            guard shares.contains(where: { $0.missing < 0.5 }) else { return [] }
            let isUneven =
                (shares.map(\.missing).max() ?? 0) - (shares.map(\.missing).min() ?? 0) > ArmCurves.missingShare
            return shares.map { share in
                var row = CohortRow(
                    .groupCurve, metric: metric, unit: "1", group: share.arm.name, region: region,
                    statistic: "missing-visit", patients: share.all, count: share.here, estimate: share.missing)
                row.hours = visit
                let isMissing = share.missing > ArmCurves.missingShare
                row.note =
                    isUneven
                    ? "warning: missing differs between arms by more than 20 %"
                    : isMissing ? "warning: more than 20 % of patients have no photo here" : ""
                return row
            }
        }
    }

    /// Different patients with a photo closer to this usual hour than to its neighbors, in ln(1 + t).
    private static func count(_ subjects: [String], _ times: [Double], near hour: Double) -> Int {
        let logs = visits.map { PortableMath.log1p($0) }
        let target = PortableMath.log1p(hour)
        guard let index = logs.indices.min(by: { abs(logs[$0] - target) < abs(logs[$1] - target) }) else { return 0 }
        guard abs(logs[index] - target) < 0.05 else {
            // Between usual visits: photos within a quarter of the hour.
            return Set(zip(subjects, times).filter { abs($0.1 - hour) <= hour / 4 }.map(\.0)).count
        }
        let low = index > 0 ? (logs[index - 1] + logs[index]) / 2 : -.infinity
        let high = index + 1 < logs.count ? (logs[index] + logs[index + 1]) / 2 : .infinity
        return Set(
            zip(subjects, times).filter { (low..<high).contains(PortableMath.log1p($0.1)) }.map(\.0)
        ).count
    }
}
