import StudyRecords

/// Reasons by the number of photos that carry them, in the colors of the photos' states.
struct ReasonChart {
    private static let (left, right, top, step, most) = (190.0, 600.0, 12.0, 20.0, 24)

    let tallies: [ReasonTally]
    let words: QualityWords
    let states: OverviewWords

    /// nil without a reason.
    var plot: Plot? {
        guard let longest = tallies.map(\.photos).max(), longest > 0 else { return nil }
        let shown = tallies.prefix(ReasonChart.most)
        let bottom = ReasonChart.top + ReasonChart.step * Double(shown.count)
        let x = AxisScale.linear(covering: [0, Double(longest)], from: ReasonChart.left, to: ReasonChart.right)
        var plot = Plot(
            title: words.reasonsTitle, unit: words.reasonsAxis, description: words.reasonsDescription,
            height: bottom + 44)
        plot.drawColumns(of: x, from: ReasonChart.top - 4, to: bottom)
        plot.write(words.reasonsAxis, x: ReasonChart.right, y: bottom + 34, kind: "axis", anchor: "end")
        for (index, tally) in shown.enumerated() {
            draw(tally, ReasonChart.top + ReasonChart.step * (Double(index) + 0.5), x, into: &plot)
        }
        for state in ReasonTally.states {
            plot.explain("state-\(state.rawValue)", state.rawValue, mark: PathText.rectangle(4, 2, 20, 10))
        }
        plot.tabulate(
            [words.reason] + ReasonTally.states.map(\.rawValue) + [words.photos, words.patients],
            tallies.map { tally in
                [tally.code.rawValue] + ReasonTally.states.map { "\(tally.counts[$0] ?? 0)" }
                    + ["\(tally.photos)", "\(tally.patients)"]
            })
        return plot
    }

    private func draw(_ tally: ReasonTally, _ y: Double, _ x: AxisScale, into plot: inout Plot) {
        plot.write(tally.code.rawValue, x: ReasonChart.left - 10, y: y + 4, anchor: "end")
        var count = 0
        for state in ReasonTally.states {
            let own = tally.counts[state] ?? 0
            guard own > 0 else { continue }
            let from = x.position(Double(count))
            count += own
            plot.draw(
                "state-\(state.rawValue)", PathText.rectangle(from, y - 7, x.position(Double(count)) - from, 14),
                label: "\(tally.code.rawValue), \(state.rawValue): \(own)")
        }
        plot.write("\(count)", x: x.position(Double(count)) + 6, y: y + 4, anchor: "start")
    }
}

/// How often a reason was given.
struct ReasonTally {
    static let states: [PhotoState] = [.failed, .refused, .warned, .measured]

    let code: ReasonCode
    let counts: [PhotoState: Int]
    let patients: Int

    var photos: Int { counts.values.reduce(0, +) }

    /// The most frequent first.
    static func all(_ photos: [MeasuredPhoto]) -> [ReasonTally] {
        var counts: [ReasonCode: [PhotoState: Int]] = [:]
        var patients: [ReasonCode: Set<String>] = [:]
        for record in photos.map(\.record) where record.state != .skipped {
            for code in Set(record.reasons) {
                counts[code, default: [:]][record.state, default: 0] += 1
                patients[code, default: []].insert(record.identity.subject)
            }
        }
        return counts.map { ReasonTally(code: $0, counts: $1, patients: patients[$0]?.count ?? 0) }.sorted {
            ($1.photos, $0.code) < ($0.photos, $1.code)
        }
    }
}
