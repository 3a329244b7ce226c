import Imaging
import StudyRecords

extension Metric {
    /// Share of the treated skin that is redder than nearly all of the control.
    static let rednessArea = Metric(
        definition: MetricDefinition(
            id: "redness-area", revision: 1, title: "Redness area", family: .redness, unit: "%",
            formula: "share of pixels with EI > mean + 2·SD of the control region, EI smoothed by a Gaussian of 0.5 mm",
            source: "frew-2021", expectedRange: 0...100, whileHealing: .falls,
            invalidWhen: ["no control region", "scale unknown"]),
        needs: { settings, pitch in
            SampleNeeds(erythemaSigma: pitch.millimetres.map { settings.redness.areaSmoothingMM / $0 })
        }
    ) { input in
        guard let control = input.control else { return .missing(.noControl) }
        guard let own = input.sample.smoothErythema, let untreated = control.smoothErythema else {
            return .missing(.noScale)
        }
        let limit = rednessLimit(of: untreated, deviations: input.settings.redness.areaDeviations)
        let coarse = Double(own.values.width) / Double(max(1, input.sample.width))
        let grid = redShare(of: own, above: limit).edged(by: input.sample.edgeError * coarse)
        return MetricReading(grid.estimate { 100 * $0[0] })
    }

    private static func rednessLimit(of control: MaskedPlane, deviations: Double) -> Double {
        var (weight, sum, square) = (0.0, 0.0, 0.0)
        for index in control.values.values.indices where control.weights.values[index] >= 0.5 {
            let (value, share) = (Double(control.values.values[index]), Double(control.weights.values[index]))
            weight += share
            sum += share * value
            square += share * value * value
        }
        guard weight > 0 else { return .infinity }
        let mean = sum / weight
        return mean + deviations * max(0, square / weight - mean * mean).squareRoot()
    }

    private static func redShare(of plane: MaskedPlane, above limit: Double) -> CellGrid {
        var grid = CellGrid(width: plane.values.width, height: plane.values.height, channels: 1)
        for y in 0..<plane.values.height {
            for x in 0..<plane.values.width where plane.weights[x, y] >= 0.5 {
                let weight = Double(plane.weights[x, y])
                let cell = grid.cell(x: x, y: y)
                grid.count(weight, in: cell)
                if Double(plane.values[x, y]) > limit { grid.add(weight, channel: 0, in: cell) }
            }
        }
        return grid
    }
}
