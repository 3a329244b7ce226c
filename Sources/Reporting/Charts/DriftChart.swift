import HealingModel
import StudyRecords

/// Card readings of one camera over time: how light the mid-gray patch came out before any correction. A dying lamp, a
/// changed setting or a dirty card shows here first.
struct DriftChart {
    let plot: Plot
    /// Readings that break a rule, in words.
    let alarms: [String]
    let hasAlarms: Bool

    /// The patch that exposure and lamp color move most plainly.
    private static let patch = "neutral 5"
    /// Beyond so many readings only the last ones and those that break a rule are tabulated and marked one by one.
    private static let most = 500

    /// One chart for each camera with enough photos of a card.
    static func charts(_ photos: [MeasuredPhoto], _ words: QualityWords) -> [DriftChart] {
        let withCard = photos.map(\.record).filter { $0.calibration?.source == .card && $0.capturedAt != nil }
        return Dictionary(grouping: withCard) { $0.camera.name ?? words.unknownCamera }
            .sorted { $0.key < $1.key }.compactMap { camera, records in
                LeveyJennings(records.compactMap(reading)).flatMap { DriftChart(camera, $0, words) }
            }
    }

    /// Mean code of the patch, 0…255.
    private static func reading(_ record: PhotoRecord) -> LeveyJennings.Reading? {
        guard let time = record.capturedAt, let patch = record.calibration?.patches.first(where: { $0.name == patch }),
            patch.code.count == 3
        else { return nil }
        return LeveyJennings.Reading(time: time, value: patch.code.reduce(0, +) / 3)
    }

    private init?(_ camera: String, _ control: LeveyJennings, _ words: QualityWords) {
        guard let first = control.points.first?.reading.time else { return nil }
        let days = control.points.map { $0.reading.time.hours(since: first) / 24 }
        let x = AxisScale.linear(covering: days, from: Chart.left + 8, to: Chart.right - 8, reachesTicks: false)
        let limits = [-3.0, -2, 2, 3].map { control.mean + $0 * control.standardDeviation }
        let y = AxisScale.linear(
            covering: control.points.map(\.reading.value) + limits, from: Chart.bottom, to: Chart.top)
        var plot = Plot(
            title: words.driftTitle(camera), unit: words.driftUnit, description: words.driftDescription)
        plot.draw(
            "strip",
            PathText.rectangle(
                Chart.left, y.position(limits[2]), Chart.right - Chart.left,
                y.position(limits[1]) - y.position(limits[2])))
        PlotAxes(x: x, y: y).draw(into: &plot, xTitle: words.driftAxis)
        let isLong = control.points.count > DriftChart.most
        for (point, day) in zip(control.points, days) where !isLong || !point.rules.isEmpty {
            DriftChart.draw(point, x.position(day), y.position(point.reading.value), into: &plot)
        }
        if isLong {
            let dots = zip(control.points, days).map { point, day in
                (x: x.position(day), y: y.position(point.reading.value))
            }
            plot.draw("dots arm0 many", PathText.dots(dots))
        }
        plot.explain("hollow", words.driftLimits, mark: PathText.circle(14, 7, 4))
        plot.explain("solid", words.driftReading, mark: PathText.circle(14, 7, 4))
        plot.explain("alert-red", words.driftAlarm, mark: PathText.diamond(14, 7, 6))
        let listed = control.points.enumerated().filter { index, point in
            !isLong || !point.rules.isEmpty || index >= control.points.count - 100
        }.map(\.element)
        plot.tabulate(words.driftHeader, listed.map(DriftChart.cells))
        self.plot = plot
        alarms = control.points.filter { !$0.rules.isEmpty }.suffix(20).map { point in
            words.driftAlarmText(
                point.reading.time.clockText, ReadingText.rounded(point.z ?? 0, decimals: 1),
                point.rules.joined(separator: ", "))
        }
        hasAlarms = !alarms.isEmpty
    }

    private static func draw(_ point: LeveyJennings.Point, _ x: Double, _ y: Double, into plot: inout Plot) {
        let label = "\(point.reading.time.clockText): \(ReadingText.rounded(point.reading.value, decimals: 1))"
        if point.rules.isEmpty {
            plot.draw(point.z == nil ? "hollow" : "solid", PathText.circle(x, y, 3.5), label: label)
        } else {
            plot.draw("alert-red", PathText.diamond(x, y, 6), label: label)
        }
    }

    private static func cells(_ point: LeveyJennings.Point) -> [String] {
        [
            point.reading.time.clockText, ReadingText.rounded(point.reading.value, decimals: 1),
            point.z.map { ReadingText.rounded($0, decimals: 2) } ?? "–", point.rules.joined(separator: ", "),
        ]
    }
}
