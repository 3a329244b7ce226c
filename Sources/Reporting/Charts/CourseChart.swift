import HealingModel
import StudyRecords

/// The whole course of one region: days since the first session, a line at every session, the curves between them.
struct CourseChart {
    let series: ChartSeries
    let curves: [CurveRecord]
    let sessions: [SessionTimeline.Session]

    var chart: Chart? {
        guard let first = sessions.first else { return nil }
        let placed = curves.flatMap { curve in curve.points.map { (day: day($0.hours, curve, first), point: $0) } }
        let unique = CourseChart.withoutRepeats(placed)
        guard unique.count >= 2 else { return nil }
        let days = unique.map(\.day) + sessions.map { $0.treatedAt.hours(since: first.treatedAt) / 24 }
        let time = AxisScale.linear(
            covering: days, from: Chart.left + 8, to: Chart.right - 8, reachesTicks: false,
            series.wording.figures)
        let value = AxisScale.linear(covering: series.extent, from: Chart.bottom, to: Chart.top, series.wording.figures)
        let words = series.wording.curve
        return Chart(
            title: series.title,
            description: words.courseDescription,
            valueTitle: series.unit, timeTitle: words.courseTime,
            valueLines: value.ticks.map { Chart.Line(at: Chart.coordinate(value.position($0.value)), label: $0.label) },
            timeLines: time.ticks.map { Chart.Line(at: Chart.coordinate(time.position($0.value)), label: $0.label) },
            sessions: sessions.map { session in
                let day = session.treatedAt.hours(since: first.treatedAt) / 24
                return Chart.Line(at: Chart.coordinate(time.position(day)), label: words.session(session.number))
            },
            band: nil, curves: curves.compactMap { path($0, first, time, value) },
            marks: unique.map { series.mark($0.point, x: time.position($0.day), value) }, rows: [], hasRows: false)
    }

    private func day(_ hours: Double, _ curve: CurveRecord, _ first: SessionTimeline.Session) -> Double {
        let own = sessions.first { $0.number == curve.session }?.treatedAt ?? first.treatedAt
        return (own.hours(since: first.treatedAt) + hours) / 24
    }

    private func path(
        _ curve: CurveRecord, _ first: SessionTimeline.Session, _ time: AxisScale, _ value: AxisScale
    ) -> String? {
        guard curve.model == .exponential, let longest = curve.points.map(\.hours).max() else { return nil }
        let nodes = (0...80).compactMap { step -> String? in
            let hours = AxisScale.hours(atFraction: Double(step) / 80, longest: longest)
            guard let height = curve.value(atHours: hours) else { return nil }
            let x = Chart.coordinate(time.position(day(hours, curve, first)))
            return "\(x) \(Chart.coordinate(value.position(height)))"
        }
        return "M" + nodes.joined(separator: " L")
    }

    /// The last visit of one session is also the one before the next: drawn once.
    private static func withoutRepeats(
        _ placed: [(day: Double, point: CurvePoint)]
    ) -> [(day: Double, point: CurvePoint)] {
        placed.enumerated().filter { index, entry in
            !placed[..<index].contains { abs($0.day - entry.day) < 1e-6 && $0.point.value == entry.point.value }
        }.map(\.element)
    }
}
