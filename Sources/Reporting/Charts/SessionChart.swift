import HealingModel
import StudyRecords

/// The healing curve after one session: time on a log(1 + h) axis, photos before in a strip of their own at the left.
struct SessionChart {
    let series: ChartSeries
    let curve: CurveRecord
    /// Of comparable sessions; nil without a cohort.
    var population: CohortParameters?

    /// Room for the photos before, left of the session.
    private static let beforeWidth = 56.0

    /// nil without any point.
    var chart: Chart? {
        let after = curve.points.filter { !$0.isBaseline }
        guard let last = after.map(\.hours).max() else { return nil }
        let longest = max(last, curve.outlook?.next?.hours ?? 0)
        let start = Chart.left + SessionChart.beforeWidth
        let time = AxisScale.logarithmicHours(to: longest, from: start, end: Chart.right - 8, series.wording.figures)
        let value = AxisScale.linear(
            covering: series.extent + (population.map { SessionFan.extent(curve, $0) } ?? []), from: Chart.bottom,
            to: Chart.top, series.wording.figures)
        let words = series.wording.curve
        var chart = Chart(
            title: series.title, description: description, valueTitle: series.unit, timeTitle: words.sessionTime,
            valueLines: value.ticks.map { Chart.Line(at: Chart.coordinate(value.position($0.value)), label: $0.label) },
            timeLines: time.ticks.map { Chart.Line(at: Chart.coordinate(time.position($0.value)), label: $0.label) },
            sessions: [Chart.Line(at: Chart.coordinate(start), label: words.session(curve.session))],
            band: series.band(value), curves: path(time, value, longest: last).map { [$0] } ?? [],
            marks: marks(time, value), rows: curve.points.map { series.row($0) }, hasRows: true)
        if let population {
            SessionFan(
                curve: curve, population: population, time: time, value: value, longest: longest,
                wording: series.wording
            ).add(to: &chart)
        }
        if let suspect = curve.suspectHours {
            chart.note += " " + words.suspect(series.wording.figures.duration(suspect, afterPreposition: true))
        }
        return chart
    }

    private func marks(_ time: AxisScale, _ value: AxisScale) -> [Chart.Mark] {
        let before = curve.points.filter(\.isBaseline)
        let step = SessionChart.beforeWidth / Double(before.count + 1)
        let early = before.enumerated().map { index, point in
            series.mark(point, x: Chart.left + step * Double(index + 1), value)
        }
        let late = curve.points.filter { !$0.isBaseline }
        return early
            + late.map { point in
                let x = time.position(point.hours)
                var mark = series.mark(point, x: x, value)
                if point.hours == curve.suspectHours { mark.cross = PathText.cross(x, value.position(point.value), 7) }
                return mark
            }
    }

    /// The fitted decay; none without a model.
    private func path(_ time: AxisScale, _ value: AxisScale, longest: Double) -> String? {
        guard curve.model == .exponential, let baseline = curve.baseline else { return nil }
        let level = Chart.coordinate(value.position(baseline))
        var path = "M\(Chart.coordinate(Chart.left)) \(level) H\(Chart.coordinate(time.position(0)))"
        for step in 0...80 {
            // Equal steps on the axis, so the steep beginning is drawn as smoothly as the tail.
            let hours = AxisScale.hours(atFraction: Double(step) / 80, longest: longest)
            guard let height = curve.value(atHours: hours) else { continue }
            path += " L\(Chart.coordinate(time.position(hours))) \(Chart.coordinate(value.position(height)))"
        }
        return path
    }

    private var description: String {
        let words = series.wording.curve
        return words.sessionDescription + (curve.model == .exponential ? words.withDecay : words.withoutCurve)
    }
}
