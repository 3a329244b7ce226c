import HealingModel
import StudyRecords

/// One panel for each region of a person on the same axes: every photo, in days since the first session.
struct RegionMultiples {
    private static let (grid, mostPanels) = (PanelGrid(height: 170), 12)

    private struct Panel {
        let region: String
        let points: [(day: Double, value: Double, isBaseline: Bool)]
    }

    private let panels: [Panel]
    private let unit: String
    private let wording: Wording

    init(_ material: SubjectMaterial) {
        wording = material.wording
        let curves = material.snapshot.curves.filter {
            $0.subject == material.subject && $0.metric == SubjectMaterial.primaryMetric
        }
        let starts = Dictionary(
            material.snapshot.treatments.filter { $0.subject == material.subject }.map { ($0.session, $0.treatedAt) },
            uniquingKeysWith: { first, _ in first })
        let first = starts.values.min()
        unit = curves.first?.unit ?? ""
        panels = Set(curves.map(\.region)).sorted().prefix(RegionMultiples.mostPanels).map { region in
            let points = curves.filter { $0.region == region }.flatMap { curve in
                let start = first.flatMap { first in starts[curve.session]?.hours(since: first) } ?? 0
                return curve.points.map {
                    (day: (start + $0.hours) / 24, value: $0.value, isBaseline: $0.isBaseline)
                }
            }
            return Panel(region: region, points: points)
        }.filter { !$0.points.isEmpty }
    }

    /// nil for fewer than two regions.
    var plot: Plot? {
        guard panels.count >= 2 else { return nil }
        let words = wording.curve.multiples
        var plot = Plot(
            title: words.regions, unit: unit, description: words.regionsDescription,
            height: RegionMultiples.grid.height(of: panels.count))
        for (index, panel) in panels.enumerated() {
            draw(panel, index, into: &plot)
        }
        plot.tabulate(
            [words.region, wording.photo.before, wording.curve.multiples.last],
            panels.map { panel in
                let figures = [panel.points.first, panel.points.last].map {
                    $0.map { wording.figures.number($0.value) } ?? FigureWords.none
                }
                return [panel.region] + figures
            })
        return plot
    }

    private func draw(_ panel: Panel, _ index: Int, into plot: inout Plot) {
        let (left, right, top, bottom) = RegionMultiples.grid.axes(index)
        let all = panels.flatMap(\.points)
        let x = AxisScale.linear(
            covering: all.map(\.day), from: left + 4, to: right - 4, reachesTicks: false, wording.figures)
        let y = AxisScale.linear(covering: all.map(\.value), from: bottom, to: top, wording.figures)
        PlotAxes(x: x, y: y, left: left, right: right, top: top, bottom: bottom).draw(into: &plot, xTitle: "")
        plot.write(panel.region, x: left, y: top - 10, kind: "axis", anchor: "start")
        let points = panel.points.sorted { $0.day < $1.day }
        let placed = points.map { (x: x.position($0.day), y: y.position($0.value)) }
        plot.draw("faint-line", PathText.polyline(placed))
        for (point, at) in zip(points, placed) {
            plot.draw(point.isBaseline ? "hollow" : "solid", PathText.circle(at.x, at.y, 3))
        }
    }
}
