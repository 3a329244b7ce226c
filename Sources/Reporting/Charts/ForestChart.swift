import PortableMath
import StudyRecords

/// Half-lives of sessions, sorted: from the session's own photos hollow, shrunken to the stratum solid.
struct ForestChart {
    static let mostRows = 60
    private static let (left, right, top, step) = (170.0, 628.0, 30.0, 15.0)

    /// Of one stratum.
    let curves: [CurveRecord]
    let stratum: StratumRecord
    let aliases: Aliases

    var plot: Plot? {
        let sorted = curves.compactMap { curve in curve.outlook.map { (curve: curve, outlook: $0) } }.sorted {
            ($0.outlook.halfTimeHours, $0.curve.subject, $0.curve.session)
                < ($1.outlook.halfTimeHours, $1.curve.subject, $1.curve.session)
        }
        guard sorted.count >= 2 else { return nil }
        let shown =
            sorted.count <= ForestChart.mostRows
            ? sorted : (0..<ForestChart.mostRows).map { sorted[$0 * (sorted.count - 1) / (ForestChart.mostRows - 1)] }
        let bottom = ForestChart.top + ForestChart.step * Double(shown.count)
        let x = ForestChart.axis
        var plot = Plot(
            title: "Half-time of the redness, \(stratum.name)", unit: "hours",
            description:
                "A line for each session: its own estimate hollow, shrunken to the stratum solid, 95 % intervals.",
            height: bottom + 44)
        plot.drawColumns(of: x, from: ForestChart.top - 8, to: bottom)
        plot.write("half-time", x: ForestChart.right, y: bottom + 34, kind: "axis", anchor: "end")
        median(x, bottom, into: &plot)
        for (index, entry) in shown.enumerated() {
            row(entry.curve, entry.outlook, ForestChart.top + ForestChart.step * (Double(index) + 0.5), x, into: &plot)
        }
        plot.explain("hollow", "this session's photos alone", mark: PathText.circle(14, 7, 4))
        plot.explain("solid", "shrunken to the stratum", mark: PathText.circle(14, 7, 4))
        plot.note = Label(ForestChart.note(stratum) + ForestChart.omission(sorted.count - shown.count))
        plot.tabulate(
            ["session", "own half-time", "own 95 %", "shrunken", "shrunken 95 %"],
            shown.map { cells($0.curve, $0.outlook) })
        return plot
    }

    private static func omission(_ count: Int) -> String {
        count > 0 ? " \(count) sessions between are not shown." : ""
    }

    private static func note(_ stratum: StratumRecord) -> String {
        guard let population = stratum.population else { return stratum.note }
        let ends = [population.medianHalfTimeLowHours, population.medianHalfTimeHighHours].map {
            $0.map { ReadingText.rounded($0, decimals: 1) } ?? "open"
        }
        return "Median \(ReadingText.rounded(population.medianHalfTimeHours, decimals: 1)) h (95 % interval "
            + "\(ends[0]) to \(ends[1]) h) from \(stratum.fitted) patients; the strip is that interval."
    }

    private func median(_ x: AxisScale, _ bottom: Double, into plot: inout Plot) {
        guard let population = stratum.population else { return }
        if let low = population.medianHalfTimeLowHours, let high = population.medianHalfTimeHighHours {
            let (from, to) = (x.position(low), x.position(high))
            plot.draw(
                "strip", PathText.rectangle(from, ForestChart.top - 8, to - from, bottom - ForestChart.top + 8),
                label: "95 % interval of the median")
        }
    }

    private func row(
        _ curve: CurveRecord, _ outlook: SessionOutlook, _ y: Double, _ x: AxisScale, into plot: inout Plot
    ) {
        let name = name(curve)
        let short = ShortName.of(curve.subject, width: 16) + ", session \(curve.session)"
        plot.write(Label(short, coded: name.coded), x: ForestChart.left - 10, y: y + 4, anchor: "end")
        if let half = curve.halfTimeHours {
            let (low, high) = (curve.halfTimeLowHours ?? 0.1, curve.halfTimeHighHours ?? 1e4)
            plot.draw("bar own", PathText.line(x.position(low), y - 3, x.position(high), y - 3))
            plot.draw("hollow", PathText.circle(x.position(half), y - 3, 3.2), label: name)
        }
        plot.draw(
            "bar",
            PathText.line(x.position(outlook.halfTimeLowHours), y + 2, x.position(outlook.halfTimeHighHours), y + 2))
        plot.draw("solid", PathText.circle(x.position(outlook.halfTimeHours), y + 2, 3.2), label: name)
    }

    /// Logarithmic from 1 h to 40 days; ends beyond are cut.
    private static var axis: AxisScale {
        let (low, high) = (0.0, PortableMath.log(960))
        let ticks: [(Double, String)] = [
            (1, "1 h"), (3, "3 h"), (8, "8 h"), (24, "1 d"), (72, "3 d"), (168, "7 d"), (672, "28 d"),
        ]
        return AxisScale(
            position: { hours in
                let share = (PortableMath.log(max(1e-3, hours)) - low) / (high - low)
                return left + max(0, min(1, share)) * (right - left)
            }, ticks: ticks.map { AxisScale.Tick(value: $0.0, label: $0.1) })
    }

    private func name(_ curve: CurveRecord) -> Label {
        aliases.label(curve.subject, ", session \(curve.session)")
    }

    private func cells(_ curve: CurveRecord, _ outlook: SessionOutlook) -> [Label] {
        func text(_ hours: Double?) -> String { hours.map { ReadingText.rounded($0, decimals: 1) } ?? "open" }
        let figures = [
            curve.halfTimeHours.map { text($0) } ?? "no curve",
            curve.halfTimeHours == nil ? "" : "\(text(curve.halfTimeLowHours)) to \(text(curve.halfTimeHighHours))",
            text(outlook.halfTimeHours), "\(text(outlook.halfTimeLowHours)) to \(text(outlook.halfTimeHighHours))",
        ]
        return [name(curve)] + figures.map { Label($0) }
    }
}
