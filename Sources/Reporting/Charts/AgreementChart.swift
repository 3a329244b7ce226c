import StudyRecords

/// A Bland–Altman plot: differences of two repeats against their means, with bias and limits of agreement.
struct AgreementChart {
    struct Line {
        let y, label: String
        let isDashed: Bool
    }

    struct Dot {
        let x, y: String
    }

    let title, description, unit: String
    let dots: [Dot]
    let lines: [Line]
    let valueTicks: [Chart.Line]
    let meanTicks: [Chart.Line]

    init(_ record: RepeatabilityRecord, _ agreement: RepeatabilityRecord.Agreement, title: String) {
        self.title = title
        unit = record.unit
        let means = AxisScale.linear(
            covering: agreement.pairs.map(\.mean), from: Chart.left + 12, to: Chart.right - 12, reachesTicks: false)
        let heights = agreement.pairs.map(\.difference) + [agreement.limitLow, agreement.limitHigh, 0]
        let values = AxisScale.linear(covering: heights, from: Chart.bottom, to: Chart.top)
        dots = agreement.pairs.map {
            Dot(x: Chart.coordinate(means.position($0.mean)), y: Chart.coordinate(values.position($0.difference)))
        }
        func line(_ value: Double, _ name: String, isDashed: Bool) -> Line {
            let figure = ReadingText.number(value, error: agreement.deviation)
            return Line(y: Chart.coordinate(values.position(value)), label: "\(name) \(figure)", isDashed: isDashed)
        }
        lines = [
            line(agreement.limitHigh, "upper limit", isDashed: true), line(agreement.bias, "bias", isDashed: false),
            line(agreement.limitLow, "lower limit", isDashed: true),
        ]
        valueTicks = values.ticks.map { Chart.Line(at: Chart.coordinate(values.position($0.value)), label: $0.label) }
        meanTicks = means.ticks.map { Chart.Line(at: Chart.coordinate(means.position($0.value)), label: $0.label) }
        description =
            "\(agreement.pairs.count) pairs; " + lines.reversed().map(\.label).joined(separator: ", ")
            + " \(record.unit)"
    }
}
