import HealingModel
import StudyRecords

/// Cumulative sum of one operator, device or setting: sessions that stand out push it up, others let it fall.
struct SurveillanceChart {
    /// Of one group, in order of sessions.
    let rows: [CohortRow]

    static let fewest = 4

    var plot: Plot? {
        guard rows.count >= SurveillanceChart.fewest, let first = rows.first, let limit = first.high else { return nil }
        let sums = rows.map { $0.estimate ?? 0 }
        let x = AxisScale.linear(
            covering: [1, Double(rows.count)], from: Chart.left + 8, to: Chart.right - 8, reachesTicks: false)
        let y = AxisScale.linear(covering: sums + [0, limit], from: Chart.bottom, to: Chart.top)
        var plot = Plot(
            title: "Surveillance: \(first.group)", unit: "cumulative sum of scores",
            description: "Cumulative sum over sessions with its alarm limit.")
        PlotAxes(x: x, y: y).draw(into: &plot, xTitle: "sessions in order of time")
        plot.draw(
            "limit", PathText.line(Chart.left, y.position(limit), Chart.right, y.position(limit)), label: "alarm limit")
        let points = zip(rows, sums).map { (x: x.position(Double($0.count)), y: y.position($1)) }
        plot.draw("mean arm0", PathText.polyline(points))
        for (row, point) in zip(rows, points) {
            let isAlarm = row.note.contains("alarm")
            let mark = isAlarm ? PathText.diamond(point.x, point.y, 6) : PathText.circle(point.x, point.y, 3)
            plot.draw(isAlarm ? "alert-red" : "solid", mark, label: row.note)
        }
        let alarms = rows.count { $0.note.contains("alarm") }
        plot.note =
            alarms == 0
            ? "No alarm in \(rows.count) sessions. A false one comes about once in 335 sessions."
            : "\(alarms) alarms in \(rows.count) sessions: look at lamp, camera, technique and patients. A false one comes "
                + "about once in 335 sessions; the sum starts anew after each."
        plot.tabulate(
            ["session", "who", "sum"],
            zip(rows, sums).map { ["\($0.count)", $0.note, ReadingText.rounded($1, decimals: 2)] })
        return plot
    }
}
