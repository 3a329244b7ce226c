import StudyRecords

/// Histograms of the figures behind the quality flags, over all photos that have them.
struct QualityChart {
    private static let (bins, fewest) = (24, 5)
    private static let (width, height, left, top) = (200.0, 128.0, 20.0, 24.0)

    let photos: [MeasuredPhoto]
    let words: QualityWords

    private var series: [(title: String, values: [Double])] {
        let records = photos.map(\.record)
        func sharpness(_ record: PhotoRecord) -> Double? { record.quality?[.treated]?.sharpness }
        func noise(_ record: PhotoRecord) -> Double? { record.quality?[.treated]?.noisePercent }
        let figures: [(String, (PhotoRecord) -> Double?)] = [
            (words.figures.sharpness, sharpness), (words.figures.noise, noise),
            (words.figures.clipped, \.clippedPercent), (words.figures.glare, \.glarePercent),
            (words.figures.registration, { $0.registrationFigures?.rmsPixels }),
            (words.figures.card, { $0.calibration?.meanDifference }),
        ]
        return figures.map { title, value in (title, records.compactMap(value).sorted()) }
            .filter { $0.values.count >= QualityChart.fewest }
    }

    /// nil where no figure has enough photos.
    var plot: Plot? {
        let series = series
        guard !series.isEmpty else { return nil }
        let rows = (series.count + 2) / 3
        var plot = Plot(
            title: words.figuresTitle, description: words.figuresDescription,
            height: Double(rows) * QualityChart.height + 8)
        for (index, entry) in series.enumerated() {
            let left = QualityChart.left + Double(index % 3) * (QualityChart.width + 10)
            draw(entry.title, entry.values, left, QualityChart.top + Double(index / 3) * QualityChart.height, &plot)
        }
        plot.tabulate(
            [words.figure, words.count, words.low, words.median, words.high],
            series.map { title, values in
                [title, "\(values.count)"]
                    + [0.05, 0.5, 0.95].map { ReadingText.rounded(values.quantile($0), decimals: 3) }
            })
        return plot
    }

    private func draw(_ title: String, _ values: [Double], _ left: Double, _ top: Double, _ plot: inout Plot) {
        let bottom = top + QualityChart.height - 46
        let right = left + QualityChart.width - 12
        let x = AxisScale.linear(covering: values, from: left, to: right)
        plot.write(title, x: left, y: top - 8, kind: "axis", anchor: "start")
        for tick in x.ticks { plot.write(tick.label, x: x.position(tick.value), y: bottom + 15) }
        var counts = [Int](repeating: 0, count: QualityChart.bins)
        let step = (right - left) / Double(QualityChart.bins)
        for value in values {
            counts[min(QualityChart.bins - 1, max(0, Int((x.position(value) - left) / step)))] += 1
        }
        let highest = Double(counts.max() ?? 1)
        let bars = counts.enumerated().filter { $0.element > 0 }.map { index, count in
            let height = max(1, (bottom - top) * Double(count) / highest)
            return PathText.rectangle(left + step * Double(index) + 0.5, bottom - height, step - 1, height)
        }
        plot.draw("bars", bars.joined(separator: " "), label: title)
        plot.draw("grid", PathText.line(left, bottom, right, bottom))
        let median = x.position(values.quantile(0.5))
        plot.draw("median", PathText.line(median, top, median, bottom))
    }
}
