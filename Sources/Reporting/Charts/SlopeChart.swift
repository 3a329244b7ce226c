import StudyRecords

/// Before and last photo of every session of a region, joined: changed solid, not told apart dashed, with the MDC as a
/// bracket.
struct SlopeChart {
    /// Of one region and metric: the last change of each session.
    let changes: [ChangeRecord]
    let wording: Wording
    private static let (left, right) = (150.0, 490.0)

    var plot: Plot? {
        let known = changes.filter { $0.before != nil && $0.after != nil }
        guard let first = known.first else { return nil }
        let values: [Double] = known.compactMap(\.before) + known.compactMap(\.after)
        let mdc = known.compactMap(\.mdc95).first
        let middle = (values.reduce(0, +)) / Double(values.count)
        let y = AxisScale.linear(
            covering: values + (mdc.map { [middle - $0 / 2, middle + $0 / 2] } ?? []), from: 250, to: 36,
            wording.figures)
        let words = wording.curve.slopes
        var plot = Plot(
            title: words.title, unit: first.unit,
            description: words.description, height: 290)
        plot.drawRows(of: y, from: Chart.left, to: Chart.right)
        plot.write(words.before, x: SlopeChart.left, y: 276, kind: "axis")
        plot.write(words.last, x: SlopeChart.right, y: 276, kind: "axis")
        draw(known, y, into: &plot)
        if let mdc {
            let (top, bottom) = (y.position(middle + mdc / 2), y.position(middle - mdc / 2))
            plot.draw(
                "bracket",
                PathText.polyline([(588, top), (596, top), (596, bottom), (588, bottom)]), label: words.detectable)
            plot.write(words.detectable, x: 600, y: (top + bottom) / 2 + 4, anchor: "start")
        }
        plot.explain("slope changed", words.changed)
        plot.explain("slope unclear", words.unclear)
        plot.tabulate(
            [words.session, words.before, words.last, words.change, words.verdict],
            known.map { change in
                let (error, figures) = (change.standardError, wording.figures)
                return [
                    "\(change.session)", figures.number(change.before ?? 0, error: error),
                    words.at(
                        figures.number(change.after ?? 0, error: error),
                        figures.duration(change.hoursAfter, afterPreposition: true)),
                    change.change.map { figures.signed($0, error: error) } ?? FigureWords.none,
                    wording.change.verdict(change.verdict),
                ]
            })
        return plot
    }

    private func draw(_ known: [ChangeRecord], _ y: AxisScale, into plot: inout Plot) {
        var lastLabel = -100.0
        for change in known.sorted(by: { ($0.after ?? 0) > ($1.after ?? 0) }) {
            let (from, to) = (y.position(change.before ?? 0), y.position(change.after ?? 0))
            let name = wording.curve.session(change.session)
            let isChanged = [.increased, .decreased].contains(change.verdict)
            plot.draw(
                isChanged ? "slope changed" : "slope unclear",
                PathText.line(SlopeChart.left, from, SlopeChart.right, to),
                label: "\(name): \(wording.change.verdict(change.verdict))")
            plot.draw("hollow", PathText.circle(SlopeChart.left, from, 3.5))
            plot.draw("solid", PathText.circle(SlopeChart.right, to, 3.5))
            let height = max(to, lastLabel + 14)
            plot.write(name, x: SlopeChart.right + 10, y: height + 4, anchor: "start")
            lastLabel = height
        }
    }
}
