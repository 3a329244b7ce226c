import HealingModel
import StudyRecords

/// One panel for each session of a course on the same axes, with the earlier sessions faint behind.
struct SessionMultiples {
    /// Of one region and metric, in order of sessions.
    let curves: [CurveRecord]
    let wording: Wording
    private static let (grid, mostPanels) = (PanelGrid(height: 190), 8)

    var plot: Plot? {
        let shown = Array(curves.filter { $0.points.count >= 2 }.suffix(SessionMultiples.mostPanels))
        guard shown.count >= 2, let longest = shown.flatMap({ $0.points.map(\.hours) }).max() else { return nil }
        let heights = shown.flatMap { $0.points.map(\.value) }
        let words = wording.curve.multiples
        var plot = Plot(
            title: words.title, unit: shown[0].unit,
            description: words.description,
            height: SessionMultiples.grid.height(of: shown.count))
        for (index, curve) in shown.enumerated() {
            let axes = SessionMultiples.grid.axes(index)
            panel(curve, earlier: Array(shown[..<index]), longest, heights, axes, into: &plot)
        }
        plot.tabulate(
            [words.session, words.halfTime, words.toBaseline, words.course],
            shown.map { curve in
                [
                    "\(curve.session)", CurveText.halfTime(curve, wording) ?? words.noCurve,
                    curve.timeToBaselineHours.map { wording.figures.duration($0) } ?? FigureWords.none,
                    curve.verdict.map(wording.curve.verdict) ?? FigureWords.none,
                ]
            })
        return plot
    }

    private func panel(
        _ curve: CurveRecord, earlier: [CurveRecord], _ longest: Double, _ heights: [Double],
        _ axes: (left: Double, right: Double, top: Double, bottom: Double), into plot: inout Plot
    ) {
        let (left, right, top, bottom) = axes
        var x = AxisScale.logarithmicHours(to: longest, from: left + 14, end: right, wording.figures)
        x = AxisScale(position: x.position, ticks: x.ticks.filter { [0, 8, 24, 72, 168, 672].contains($0.value) })
        let y = AxisScale.linear(covering: heights, from: bottom, to: top, wording.figures)
        PlotAxes(x: x, y: y, left: left, right: right, top: top, bottom: bottom).draw(into: &plot, xTitle: "")
        plot.write(wording.curve.session(curve.session), x: left, y: top - 10, kind: "axis", anchor: "start")
        func place(_ point: CurvePoint) -> (x: Double, y: Double) {
            (point.isBaseline ? left + 4 : x.position(point.hours), y.position(point.value))
        }
        for other in earlier {
            for point in other.points {
                let at = place(point)
                plot.draw("faint", PathText.circle(at.x, at.y, 2.4), label: wording.curve.session(other.session))
            }
            line(other, longest, x, y).map { plot.draw("faint-line", $0) }
        }
        line(curve, longest, x, y).map { plot.draw("mean arm3", $0) }
        for point in curve.points {
            let at = place(point)
            plot.draw(point.isBaseline ? "hollow" : "solid", PathText.circle(at.x, at.y, 3.2))
        }
    }

    private func line(_ curve: CurveRecord, _ longest: Double, _ x: AxisScale, _ y: AxisScale) -> String? {
        guard curve.model == .exponential, let last = curve.points.map(\.hours).max() else { return nil }
        return PathText.polyline(
            (0...40).compactMap { step in
                let hours = AxisScale.hours(atFraction: Double(step) / 40, longest: last)
                return curve.value(atHours: hours).map { (x.position(hours), y.position($0)) }
            })
    }
}
