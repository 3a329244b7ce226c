import StudyRecords

/// A drawn chart: everything the template places, in units of its view box.
struct Chart {
    struct Line {
        let at: String
        let label: String
    }

    struct Band {
        let top: String
        let height: String
    }

    struct Mark {
        let x, y, low, high: String
        let isBaseline: Bool
        let label: String
        /// Strikes a point out that keeps the session from fitting.
        var cross: String?
    }

    /// What is expected of a photo yet to be taken.
    struct Expected {
        let x, low, high, caps, word, label: String
    }

    struct Row {
        let time, value, error, kind: String
    }

    let title: String
    let description: String
    let valueTitle: String
    let timeTitle: String
    let valueLines: [Line]
    let timeLines: [Line]
    let sessions: [Line]
    let band: Band?
    let curves: [String]
    let marks: [Mark]
    let rows: [Row]
    let hasRows: Bool
    /// Areas between centiles of the cohort, outermost first.
    var fans: [String] = []
    var fanMedian: String?
    var next: Expected?
    var note = ""

    // The frame of every chart; the template's view box is 640 × 300.
    static let left = 52.0
    static let right = 628.0
    static let top = 26.0
    static let bottom = 262.0

    static func coordinate(_ value: Double) -> String {
        let tenths = (value * 10).rounded() / 10
        return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
    }
}

/// Points of a metric with what their chart needs besides: unit, title and the strip of no detectable change.
struct ChartSeries {
    let title: String
    let unit: String
    let points: [CurvePoint]
    /// Baseline level and the change from it that would be detectable.
    let strip: (level: Double, mdc: Double)?
    let wording: Wording

    static let quantile = 1.96

    /// All heights that must fit.
    var extent: [Double] {
        let bars = points.flatMap {
            [$0.value - ChartSeries.quantile * $0.standardError, $0.value + ChartSeries.quantile * $0.standardError]
        }
        return bars + (strip.map { [$0.level - $0.mdc, $0.level + $0.mdc] } ?? [])
    }

    func band(_ scale: AxisScale) -> Chart.Band? {
        strip.map { strip in
            let top = scale.position(strip.level + strip.mdc)
            return Chart.Band(
                top: Chart.coordinate(top),
                height: Chart.coordinate(scale.position(strip.level - strip.mdc) - top))
        }
    }

    func mark(_ point: CurvePoint, x: Double, _ scale: AxisScale) -> Chart.Mark {
        let half = ChartSeries.quantile * point.standardError
        return Chart.Mark(
            x: Chart.coordinate(x), y: Chart.coordinate(scale.position(point.value)),
            low: Chart.coordinate(scale.position(point.value - half)),
            high: Chart.coordinate(scale.position(point.value + half)), isBaseline: point.isBaseline,
            label: "\(time(point)): \(figure(point)) \(unit)")
    }

    func row(_ point: CurvePoint) -> Chart.Row {
        Chart.Row(
            time: time(point), value: wording.figures.number(point.value, error: point.standardError),
            error: "±\(wording.figures.number(ChartSeries.quantile * point.standardError, error: point.standardError))",
            kind: point.isBaseline ? wording.curve.before : wording.curve.after)
    }

    private func figure(_ point: CurvePoint) -> String {
        wording.figures.number(point.value, error: point.standardError)
    }

    private func time(_ point: CurvePoint) -> String {
        let duration = wording.figures.duration(abs(point.hours))
        return point.hours <= 0 && point.isBaseline
            ? wording.photo.timeBefore(duration) : wording.photo.timeAfter(duration)
    }
}
