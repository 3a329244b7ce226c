import HealingModel
import StudyRecords

/// Patients one by one, the mean of each arm and its band; below, how many had a photo near each hour.
struct GroupChart {
    static let mostPatients = 100
    private static let bottom = 262.0

    let rows: [CohortRow]
    /// Of the same metric and region, with the arm of each.
    let curves: [(curve: CurveRecord, arm: String)]
    let aliases: Aliases

    private var arms: [String] { Set(rows.map(\.group)).sorted() }

    /// nil without a fitted arm.
    var plot: Plot? {
        let means = rows.filter { $0.statistic == "mean-excess" }
        guard let first = means.first, let longest = means.compactMap(\.hours).max() else { return nil }
        let excess = excessPoints(to: longest)
        let heights = means.flatMap { [$0.bandLow ?? $0.low, $0.bandHigh ?? $0.high, $0.estimate].compactMap(\.self) }
        let x = AxisScale.logarithmicHours(to: longest, from: Chart.left + 8, end: Chart.right - 8)
        let y = AxisScale.linear(
            covering: heights + excess.flatMap { $0.points.map(\.value) }, from: GroupChart.bottom, to: Chart.top)
        var plot = Plot(
            title: "Mean healing curve, \(first.region)", unit: "\(first.unit) above the photos before the session",
            description: "Single patients thin, means of arms thick, with their 95 % bands.",
            height: 312 + 16 * Double(arms.count))
        PlotAxes(x: x, y: y).draw(into: &plot, xTitle: "time after the session")
        for patient in excess where patient.points.count >= 4 {
            let line = patient.points.map { (x: x.position($0.hours), y: y.position($0.value)) }
            plot.draw("single \(ArmStyle.kind(patient.arm, arms))", PathText.polyline(line), label: patient.name)
        }
        for arm in arms { draw(arm, means.filter { $0.group == arm }, x, y, into: &plot) }
        counts(x, into: &plot)
        plot.note = Label(note(means))
        plot.tabulate(
            ["arm", "hours", "patients with a photo", "mean", "95 % interval", "95 % band"], means.map(cells)
        )
        return plot
    }

    private func excessPoints(to longest: Double) -> [(name: Label, arm: String, points: [CurvePoint])] {
        let chosen =
            curves.count <= GroupChart.mostPatients
            ? curves
            : (0..<GroupChart.mostPatients).map { curves[$0 * curves.count / GroupChart.mostPatients] }
        return chosen.compactMap { entry in
            guard let level = entry.curve.meanBefore else { return nil }
            let points = entry.curve.points.filter { !$0.isBaseline && $0.hours <= longest * 1.05 }.map { point in
                var point = point
                point.value -= level
                return point
            }
            let name = aliases.label(entry.curve.subject, ", session \(entry.curve.session)")
            return (name: name, arm: entry.arm, points: points)
        }
    }

    private func draw(
        _ arm: String, _ means: [CohortRow], _ x: AxisScale, _ y: AxisScale, into plot: inout Plot
    ) {
        let kind = ArmStyle.kind(arm, arms)
        let placed = means.compactMap { row -> (x: Double, mean: Double, low: Double, high: Double, isBare: Bool)? in
            guard let hours = row.hours, let mean = row.estimate, let low = row.bandLow ?? row.low,
                let high = row.bandHigh ?? row.high
            else { return nil }
            return (x.position(hours), y.position(mean), y.position(low), y.position(high), row.count == 0)
        }
        plot.draw(
            "band \(kind)", PathText.area(placed.map { ($0.x, $0.high) }, placed.map { ($0.x, $0.low) }))
        for (one, next) in zip(placed, placed.dropFirst()) {
            let gap = one.isBare || next.isBare ? " gap" : ""
            plot.draw("mean \(kind)\(gap)", PathText.line(one.x, one.mean, next.x, next.mean))
        }
        plot.explain(
            "mean \(kind)", aliases.arms([arm]) { "\($0[0]), \(means.first?.patients ?? 0) patients" })
    }

    private func counts(_ x: AxisScale, into plot: inout Plot) {
        let visits = rows.filter { $0.statistic == "missing-visit" }
        for (index, arm) in arms.enumerated() {
            let height = GroupChart.bottom + 48 + 16 * Double(index)
            plot.write(
                aliases.arms([arm]) { "n \(ShortName.of($0[0], width: 7))" }, x: Chart.left - 6, y: height,
                anchor: "end")
            for visit in visits where visit.group == arm {
                guard let hours = visit.hours else { continue }
                plot.write("\(visit.count)", x: x.position(hours), y: height)
            }
        }
    }

    private func note(_ means: [CohortRow]) -> String {
        let isBand = means.contains { $0.bandLow != nil }
        let bands =
            isBand
            ? "Bands hold the whole mean curve with 95 %; arms below 20 patients have intervals of each hour alone."
            : "Intervals are those of each hour alone: a band of all hours needs 20 patients."
        let warned = rows.filter { $0.note.hasPrefix("warning") }
        let warnings = Set(warned.map(\.note)).sorted().map { note in
            let hours = Set(warned.filter { $0.note == note }.compactMap(\.hours)).sorted()
            return "At \(hours.map { ReadingText.hours($0) }.joined(separator: ", ")): \(note.dropFirst(9))."
        }
        return ([bands, "Dashed where nobody was photographed."] + warnings).joined(separator: " ")
    }

    private func cells(_ row: CohortRow) -> [Label] {
        let error = row.standardError
        let figures = [
            ReadingText.hours(row.hours ?? 0), "\(row.count)",
            row.estimate.map { ReadingText.number($0, error: error) } ?? "–",
            ReadingText.interval(row.low, row.high, error: error) ?? "–",
            ReadingText.interval(row.bandLow, row.bandHigh, error: error) ?? "–",
        ]
        return [aliases.arm(row.group)] + figures.map { Label($0) }
    }
}

/// Arms are told apart by color and dash.
enum ArmStyle {
    static func kind(_ arm: String, _ arms: [String]) -> String { "arm\((arms.firstIndex(of: arm) ?? 0) % 4)" }
}

extension CurveRecord {
    /// Mean of the photos before the session, weighted by their errors; nil without any.
    var meanBefore: Double? {
        var bare = self
        bare.baseline = nil
        return bare.baselineLevel
    }
}
