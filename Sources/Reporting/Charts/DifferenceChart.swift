import StudyRecords

/// One arm minus another over the hours, with the band of the difference itself.
struct DifferenceChart {
    /// Of one metric, region and pair of arms, in order of hours.
    let rows: [CohortRow]
    let aliases: Aliases

    var plot: Plot? {
        guard let first = rows.first, let longest = rows.compactMap(\.hours).max(), rows.count >= 4 else { return nil }
        let x = AxisScale.logarithmicHours(to: longest, from: Chart.left + 8, end: Chart.right - 8)
        let heights = rows.flatMap { [$0.bandLow ?? $0.low, $0.bandHigh ?? $0.high].compactMap(\.self) }
        let y = AxisScale.linear(covering: heights + [0], from: Chart.bottom, to: Chart.top)
        var plot = Plot(
            title: aliases.arms([first.group, first.reference]) { "\($0[0]) minus \($0[1]), \(first.region)" },
            unit: first.unit,
            description: "Difference of the mean healing curves with its own 95 % band; zero means no difference.")
        PlotAxes(x: x, y: y).draw(into: &plot, xTitle: "time after the session")
        plot.draw("zero", PathText.line(Chart.left, y.position(0), Chart.right, y.position(0)), label: "no difference")
        func line(_ value: (CohortRow) -> Double?) -> [(x: Double, y: Double)] {
            rows.compactMap { row in
                guard let hours = row.hours, let height = value(row) else { return nil }
                return (x.position(hours), y.position(height))
            }
        }
        plot.draw("band arm0", PathText.area(line { $0.bandHigh ?? $0.high }, line { $0.bandLow ?? $0.low }))
        plot.draw("mean arm0", PathText.polyline(line(\.estimate)))
        plot.note = Label(note(first))
        plot.tabulate(
            ["hours", "difference", "95 % interval", "95 % band"],
            rows.map { row in
                [
                    ReadingText.hours(row.hours ?? 0),
                    row.estimate.map { ReadingText.signed($0, error: row.standardError) } ?? "–",
                    ReadingText.interval(row.low, row.high, error: row.standardError) ?? "–",
                    ReadingText.interval(row.bandLow, row.bandHigh, error: row.standardError) ?? "–",
                ]
            })
        return plot
    }

    private func note(_ first: CohortRow) -> String {
        let apart = rows.filter { row in
            let (low, high) = (row.bandLow ?? row.low, row.bandHigh ?? row.high)
            return (low ?? -1) > 0 || (high ?? 1) < 0
        }.compactMap(\.hours).map { ReadingText.hours($0) }
        let isBand = rows.contains { $0.bandLow != nil }
        let finding =
            apart.isEmpty
            ? "At no hour does the \(isBand ? "band" : "interval") leave zero out."
            : "The \(isBand ? "band" : "interval") leaves zero out at \(apart.joined(separator: ", "))."
        return [finding, first.note.isEmpty ? "" : first.note + "."].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
