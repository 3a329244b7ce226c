import StudyRecords

/// One figure of every session: a lane for each arm, a dot for each session, a stroke at the median. The page's script
/// leads from a dot to its row and its patient.
struct StripChart {
    private static let (left, right, top, lane) = (86.0, 628.0, 26.0, 54.0)
    private static let most = 400

    let column: CohortColumn
    let title: String
    let unit: String
    /// Figures with the number of their row and their arm.
    let values: [(row: Int, arm: String, value: Double)]
    let aliases: Aliases
    let words: CohortPlotWords

    /// nil for fewer than two sessions.
    var plot: Plot? {
        guard values.count >= 2 else { return nil }
        let arms = Set(values.map(\.arm)).sorted()
        let bottom = StripChart.top + StripChart.lane * Double(arms.count)
        let x = AxisScale.linear(covering: values.map(\.value), from: StripChart.left, to: StripChart.right)
        var plot = Plot(
            title: title, unit: unit, description: words.stripDescription, height: bottom + 44)
        plot.columns = ([.patient, .region, .session, .arm, column] as [CohortColumn]).map(\.rawValue)
            .joined(separator: " ")
        plot.kind = "strip-plot" + (column.hasDirection ? " tells-direction" : "")
        plot.drawColumns(of: x, from: StripChart.top, to: bottom)
        plot.write(unit, x: StripChart.right, y: bottom + 34, kind: "axis", anchor: "end")
        for (index, arm) in arms.enumerated() {
            let own = values.filter { $0.arm == arm }.sorted { ($0.value, $0.row) < ($1.value, $1.row) }
            draw(own, ArmStyle.kind(arm, arms), StripChart.top + StripChart.lane * (Double(index) + 0.5), x, &plot)
            plot.write(
                arm.isEmpty
                    ? Label(words.all) : Label(ShortName.of(arm, width: 11), blinded: aliases.arm(arm).blinded),
                x: StripChart.left - 10, y: StripChart.top + StripChart.lane * (Double(index) + 0.5) + 4, anchor: "end")
        }
        plot.explain("median", words.median, mark: "M14 1 V13")
        return plot
    }

    private func draw(
        _ own: [(row: Int, arm: String, value: Double)], _ kind: String, _ y: Double, _ x: AxisScale, _ plot: inout Plot
    ) {
        let spread = StripChart.lane * 0.36
        // Multiples of the golden ratio fill any stretch evenly, so that neighbors in value do not lie on each other.
        let places = own.enumerated().map { index, entry in
            let turn = Double(index) * 0.618_033_988_749_895
            return (x: x.position(entry.value), y: y + spread * (2 * (turn - turn.rounded(.down)) - 1))
        }
        let size = own.count > StripChart.most ? " many" : ""
        plot.draw("dots \(kind)\(size)", PathText.dots(places))
        plot.shapes[plot.shapes.count - 1].rows = own.map { "\($0.row)" }.joined(separator: " ")
        let median = x.position(own.map(\.value).quantile(0.5))
        plot.draw("median", PathText.line(median, y - spread - 5, median, y + spread + 5))
    }
}

/// Names as short as a picture has room for.
enum ShortName {
    /// At most `width` narrow letters; wide ones count twice. The end says where something is left out.
    static func of(_ name: String, width: Int) -> String {
        func size(_ letter: Character) -> Int {
            letter.unicodeScalars.contains { $0.value >= 0x1100 } ? 2 : 1
        }
        if name.reduce(0, { $0 + size($1) }) <= width { return name }
        var (short, used) = ("", 0)
        for letter in name {
            used += size(letter)
            guard used < width else { break }
            short.append(letter)
        }
        return short + "…"
    }
}
