import Foundation
import StudyRecords

/// Cumulative sum of one operator, device or setting: sessions that stand out push it up, others let it fall.
struct SurveillanceChart {
    /// Of one group, in order of sessions.
    let rows: [CohortRow]
    let aliases: Aliases

    static let fewest = 4
    /// Beyond so many sessions only alarms are marked, and only they and the last sessions are tabulated.
    private static let (most, latest) = (300, 50)

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
        for (row, point) in zip(rows, points) where isAlarm(row) || rows.count <= SurveillanceChart.most {
            let mark = isAlarm(row) ? PathText.diamond(point.x, point.y, 6) : PathText.circle(point.x, point.y, 3)
            plot.draw(isAlarm(row) ? "alert-red" : "solid", mark, label: label(row))
        }
        let isLong = rows.count > SurveillanceChart.most
        plot.note = Label(note + (isLong ? " Every session is in tables/cohort.csv." : ""))
        plot.tabulate(
            ["session", "who", "sum"],
            zip(rows, sums).filter { row, _ in
                !isLong || isAlarm(row) || row.count > rows.count - SurveillanceChart.latest
            }.map { [Label("\($0.count)"), label($0), Label(ReadingText.rounded($1, decimals: 2))] })
        return plot
    }

    private func isAlarm(_ row: CohortRow) -> Bool { row.note.contains(": alarm") }

    private var note: String {
        let alarms = rows.count(where: isAlarm)
        return alarms == 0
            ? "No alarm in \(rows.count) sessions. A false one comes about once in 335 sessions."
            : "\(alarms) alarms in \(rows.count) sessions: look at lamp, camera, technique and patients. A false one comes "
                + "about once in 335 sessions; the sum starts anew after each."
    }

    /// The note begins with the patient and ends with `, session 2` or what follows it.
    private func label(_ row: CohortRow) -> Label {
        guard let end = row.note.range(of: ", session ", options: .backwards) else { return Label(row.note) }
        return aliases.label(String(row.note[..<end.lowerBound]), String(row.note[end.lowerBound...]))
    }
}
