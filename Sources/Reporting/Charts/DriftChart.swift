import HealingModel
import StudyRecords

/// Card readings of one camera over time: how light the mid-gray patch came out before any correction. A dying lamp, a
/// changed setting or a dirty card shows here first.
struct DriftChart {
    let camera: String
    let chart: Chart
    /// Readings that break a rule, in words.
    let alarms: [String]
    let hasAlarms: Bool

    /// The patch that exposure and lamp color move most plainly.
    private static let patch = "neutral 5"

    /// One chart for each camera with enough photos of a card.
    static func charts(_ photos: [MeasuredPhoto]) -> [DriftChart] {
        let withCard = photos.map(\.record).filter { $0.calibration?.source == .card && $0.capturedAt != nil }
        return Dictionary(grouping: withCard) { $0.camera.name ?? "unknown camera" }
            .sorted { $0.key < $1.key }.compactMap { camera, records in
                LeveyJennings(records.compactMap(reading)).flatMap { DriftChart(camera, $0) }
            }
    }

    /// Mean code of the patch, 0…255.
    private static func reading(_ record: PhotoRecord) -> LeveyJennings.Reading? {
        guard let time = record.capturedAt, let patch = record.calibration?.patches.first(where: { $0.name == patch }),
            patch.code.count == 3
        else { return nil }
        return LeveyJennings.Reading(time: time, value: patch.code.reduce(0, +) / 3)
    }

    private init?(_ camera: String, _ control: LeveyJennings) {
        guard let first = control.points.first?.reading.time else { return nil }
        self.camera = camera
        let days = control.points.map { $0.reading.time.hours(since: first) / 24 }
        let time = AxisScale.linear(covering: days, from: Chart.left + 8, to: Chart.right - 8, reachesTicks: false)
        let limits = [-3.0, 3].map { control.mean + $0 * control.standardDeviation }
        let value = AxisScale.linear(
            covering: control.points.map(\.reading.value) + limits, from: Chart.bottom, to: Chart.top)
        let top = value.position(control.mean + 2 * control.standardDeviation)
        chart = Chart(
            title: "Mid-gray patch, \(camera)",
            description: "Mean code of the mid-gray patch by day; the band is mean ± 2 SD of the first ten readings.",
            valueTitle: "code 0…255", timeTitle: "days since the first card",
            valueLines: value.ticks.map { Chart.Line(at: Chart.coordinate(value.position($0.value)), label: $0.label) },
            timeLines: time.ticks.map { Chart.Line(at: Chart.coordinate(time.position($0.value)), label: $0.label) },
            sessions: [],
            band: Chart.Band(
                top: Chart.coordinate(top),
                height: Chart.coordinate(
                    value.position(control.mean - 2 * control.standardDeviation) - top)),
            curves: [],
            marks: zip(control.points, days).map { point, day in
                let y = Chart.coordinate(value.position(point.reading.value))
                return Chart.Mark(
                    x: Chart.coordinate(time.position(day)), y: y, low: y, high: y, isBaseline: point.z == nil,
                    label: "\(point.reading.time.clockText): \(ReadingText.rounded(point.reading.value, decimals: 1))")
            }, rows: [], hasRows: false)
        alarms = control.points.filter { !$0.rules.isEmpty }.map { point in
            "\(point.reading.time.clockText): \(ReadingText.rounded(point.z ?? 0, decimals: 1)) SD from the mean "
                + "(Westgard \(point.rules.joined(separator: ", ")))"
        }
        hasAlarms = !alarms.isEmpty
    }
}
