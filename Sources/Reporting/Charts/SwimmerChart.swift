import HealingModel
import StudyRecords

/// A bar for each patient from first to last photo: sessions, photos, time to baseline, alerts.
struct SwimmerChart {
    static let mostRows = 60
    private static let (left, right, top, step) = (110.0, 628.0, 30.0, 18.0)

    struct Lane {
        let name: String
        /// Days since the first session.
        let photos: [Double]
        let sessions: [Double]
        /// From a session to the end of its redness.
        let healing: [(from: Double, to: Double, isOpen: Bool)]
        let alerts: [(day: Double, alert: AlertRecord)]

        var last: Double { (photos + sessions + alerts.map(\.day)).max() ?? 0 }
        var first: Double { min(0, photos.min() ?? 0) }
        var hasAlert: Bool { !alerts.isEmpty }
    }

    let lanes: [Lane]

    /// nil for fewer than two patients.
    var plot: Plot? {
        guard lanes.count >= 2 else { return nil }
        let shown = SwimmerChart.chosen(lanes)
        let days = shown.flatMap { [$0.first, $0.last] }
        let bottom = SwimmerChart.top + SwimmerChart.step * Double(shown.count)
        let x = AxisScale.linear(covering: days, from: SwimmerChart.left, to: SwimmerChart.right, reachesTicks: false)
        var plot = Plot(
            title: "Patients over time", unit: "days since the first session",
            description: "A bar for each patient with sessions, photos, redness until baseline, and alerts.",
            height: bottom + 44)
        plot.drawColumns(of: x, from: SwimmerChart.top - 6, to: bottom)
        plot.write("days since the first session", x: SwimmerChart.right, y: bottom + 34, kind: "axis", anchor: "end")
        for (index, lane) in shown.enumerated() {
            draw(lane, SwimmerChart.top + SwimmerChart.step * (Double(index) + 0.5), x, into: &plot)
        }
        legend(&plot)
        let hidden = lanes.count - shown.count
        plot.note =
            hidden > 0
            ? "\(hidden) patients without an alert are not shown." : ""
        plot.tabulate(["patient", "sessions", "photos", "days to baseline", "alerts"], shown.map(SwimmerChart.cells))
        return plot
    }

    /// Patients with alerts first, then the others evenly.
    private static func chosen(_ lanes: [Lane]) -> [Lane] {
        guard lanes.count > mostRows else { return lanes }
        let alarmed = Array(lanes.filter(\.hasAlert).prefix(mostRows))
        let others = lanes.filter { !$0.hasAlert }
        let room = min(others.count, mostRows - alarmed.count)
        return alarmed + (0..<room).map { others[$0 * others.count / room] }
    }

    private func draw(_ lane: Lane, _ y: Double, _ x: AxisScale, into plot: inout Plot) {
        plot.write(lane.name, x: SwimmerChart.left - 10, y: y + 4, anchor: "end")
        let (from, to) = (x.position(lane.first), x.position(lane.last))
        plot.draw("lane", PathText.rectangle(from, y - 5, max(1, to - from), 10), label: lane.name)
        for span in lane.healing {
            let kind = span.isOpen ? "healing open" : "healing"
            plot.draw(
                kind,
                PathText.rectangle(
                    x.position(span.from), y - 5, max(1.5, x.position(span.to) - x.position(span.from)), 10),
                label: span.isOpen
                    ? "still red at the last photo" : "red for \(ReadingText.hours((span.to - span.from) * 24))")
        }
        for day in lane.photos { plot.draw("photo", PathText.line(x.position(day), y - 3, x.position(day), y + 3)) }
        for day in lane.sessions { plot.draw("solid", PathText.circle(x.position(day), y, 3.5), label: "session") }
        for (day, alert) in lane.alerts {
            let mark =
                alert.level == .red
                ? PathText.diamond(x.position(day), y, 6) : PathText.triangle(x.position(day), y, 6)
            plot.draw("alert-\(alert.level.rawValue)", mark, label: AlertText().title(alert))
        }
    }

    private func legend(_ plot: inout Plot) {
        plot.explain("solid", "session", mark: PathText.circle(14, 7, 4))
        plot.explain("photo", "photo", mark: PathText.line(14, 3, 14, 11))
        plot.explain("healing", "until below the detectable change", mark: PathText.rectangle(4, 2, 20, 10))
        plot.explain("alert-amber", "photograph again", mark: PathText.triangle(14, 7, 6))
        plot.explain("alert-red", "confirmed: show a clinician", mark: PathText.diamond(14, 7, 6))
    }

    private static func cells(_ lane: Lane) -> [String] {
        [
            lane.name, "\(lane.sessions.count)", "\(lane.photos.count)",
            lane.healing.map { $0.isOpen ? "open" : ReadingText.rounded($0.to - $0.from, decimals: 1) }
                .joined(separator: ", "),
            lane.alerts.map { AlertText().title($0.alert) }.joined(separator: "; "),
        ]
    }
}
