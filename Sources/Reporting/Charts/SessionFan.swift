import HealingModel
import StudyRecords

/// What the cohort lets expect of a session: centiles above its own baseline, and the interval of the next photo.
struct SessionFan {
    let curve: CurveRecord
    let population: CohortParameters
    let time: AxisScale
    let value: AxisScale
    let longest: Double
    let wording: Wording

    static let steps = 24

    /// Heights that must fit besides those of the points.
    static func extent(_ curve: CurveRecord, _ population: CohortParameters) -> [Double] {
        let centiles = fan(curve, population, [0, 1])
        let ends: [Double] = centiles.compactMap(\.first) + centiles.compactMap(\.last)
        guard let next = curve.outlook?.next else { return ends }
        return ends + [next.low, next.high]
    }

    private static func fan(_ curve: CurveRecord, _ population: CohortParameters, _ hours: [Double]) -> [[Double]] {
        guard let level = curve.meanBefore else { return [] }
        let before = curve.points.count { $0.isBaseline }
        return CentileFan(excessOf: population, baselinePhotos: before, atHours: hours).values.map { centiles in
            centiles.map { $0 + level }
        }
    }

    func add(to chart: inout Chart) {
        let hours = (0...SessionFan.steps).map {
            AxisScale.hours(atFraction: Double($0) / Double(SessionFan.steps), longest: longest)
        }
        let centiles = SessionFan.fan(curve, population, hours)
        guard !centiles.isEmpty else { return }
        let middle = CentileFan.probabilities.count / 2
        func line(_ index: Int) -> [(x: Double, y: Double)] {
            zip(hours, centiles).map { (time.position($0), value.position($1[index])) }
        }
        chart.fans = (0..<middle).map { PathText.area(line(CentileFan.probabilities.count - 1 - $0), line($0)) }
        chart.fanMedian = PathText.polyline(line(middle))
        let (words, figures) = (wording.curve, wording.figures)
        chart.note = words.fan(curve.outlook?.stratum ?? "")
        guard let next = curve.outlook?.next else { return }
        let interval = figures.interval(next.low, next.high) ?? ""
        let (x, low, high) = (time.position(next.hours), value.position(next.low), value.position(next.high))
        chart.next = Chart.Expected(
            x: Chart.coordinate(x), low: Chart.coordinate(low), high: Chart.coordinate(high),
            caps: PathText.line(x - 5, low, x + 5, low) + " " + PathText.line(x - 5, high, x + 5, high),
            word: words.expected, label: words.nextLabel(figures.duration(next.hours, afterPreposition: true), interval)
        )
        chart.note += " " + words.next(figures.duration(next.hours, afterPreposition: true), interval, curve.unit)
    }
}
