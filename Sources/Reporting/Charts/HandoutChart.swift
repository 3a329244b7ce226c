import StudyRecords

/// Photos after the last treatment against the one before, without figures: above, within or below what chance can do.
struct HandoutChart {
    /// Of one region and treatment, in order of time.
    let changes: [ChangeRecord]
    let wording: Wording

    /// nil for fewer than two photos that can be compared.
    var plot: Plot? {
        let words = wording.handout
        let known = changes.filter { $0.change != nil }
        guard known.count >= 2, let limit = known.compactMap(\.mdc95).first,
            let longest = known.map(\.hoursAfter).max()
        else { return nil }
        let x = AxisScale.logarithmicHours(to: longest, from: 110, end: 610, wording.figures)
        let y = AxisScale.linear(covering: known.compactMap(\.change) + [-1.6 * limit, 1.6 * limit], from: 210, to: 24)
        var plot = Plot(title: words.course, description: words.courseMeaning, height: 256)
        plot.draw("strip", PathText.rectangle(104, y.position(limit), 520, y.position(-limit) - y.position(limit)))
        plot.draw("zero", PathText.line(104, y.position(0), 624, y.position(0)))
        plot.write(words.redder, x: 96, y: 34, kind: "axis", anchor: "end")
        plot.write(words.asBefore, x: 96, y: y.position(0) + 4, kind: "axis", anchor: "end")
        plot.write(words.paler, x: 96, y: 210, kind: "axis", anchor: "end")
        for tick in x.ticks where tick.value > 0 { plot.write(tick.label, x: x.position(tick.value), y: 232) }
        let points = known.map { (x: x.position($0.hoursAfter), y: y.position($0.change ?? 0)) }
        plot.draw("faint-line", PathText.polyline(points))
        for (change, point) in zip(known, points) {
            plot.draw("solid", PathText.circle(point.x, point.y, 6), label: words.short(change.verdict))
        }
        plot.note = Label(words.courseMeaning)
        plot.tabulate(
            [words.when, words.what],
            known.map { [wording.photo.timeAfter(wording.figures.duration($0.hoursAfter)), words.short($0.verdict)] })
        return plot
    }
}
