import Colorimetry
import StudyRecords

extension Metric {
    /// Hemoglobin and melanin of skin against untreated skin, after Takiwaki: weights of a* and L*.
    static let takiwakiHemoglobin = separation(
        MetricDefinition(
            id: "takiwaki-hemoglobin", revision: 1, title: "Hemoglobin by L* and a*", family: .redness, unit: "dHb",
            formula: "1.68·Δa* + 0.60·ΔL*, Δ treated minus control", source: "takiwaki-1994",
            expectedRange: -30...60, whileHealing: .falls,
            invalidWhen: ["no control region", "no color card", "dark skin: half the gain at ITA -22°"],
            isAbsolute: true)
    ) { 1.68 * $0[.aStar] + 0.60 * $0[.lightness] }

    static let takiwakiMelanin = separation(
        MetricDefinition(
            id: "takiwaki-melanin", revision: 1, title: "Melanin by L* and a*", family: .color, unit: "dMel",
            formula: "-1.06·Δa* - 1.44·ΔL*, Δ treated minus control", source: "takiwaki-1994",
            expectedRange: -60...100, whileHealing: .none,
            invalidWhen: ["no control region", "no color card", "shadow on one of the regions"], isAbsolute: true)
    ) { -1.06 * $0[.aStar] - 1.44 * $0[.lightness] }

    /// Post-inflammatory hyperpigmentation: melanin against untreated skin without what blood adds to it.
    static let pigmentChange = separation(
        MetricDefinition(
            id: "pigment-change", revision: 1, title: "Pigment against control", family: .color, unit: "MI",
            formula: "ΔMI - 3.9·ΔH/12.4, Δ treated minus control: a doubling of blood adds 3.9 MI and 12.4 H",
            source: "takiwaki-1994", expectedRange: -60...100, whileHealing: .none,
            invalidWhen: [
                "no control region", "exposure not anchored by a color card", "shadow on one of the regions",
            ],
            isAbsolute: true)
    ) {
        PigmentIndices.melanin(red: $0[.redDensity]) - 3.9 / 12.4
            * PigmentIndices.hemoglobin(red: $0[.redDensity], green: $0[.greenDensity], blue: $0[.blueDensity])
    }

    /// A linear formula of the channel means, treated minus control; variances add. The control itself has 0.
    private static func separation(
        _ definition: MetricDefinition, _ formula: @escaping @Sendable (ChannelMeans) -> Double
    ) -> Metric {
        Metric(definition: definition) { input in
            guard let control = input.control else { return .missing(.noControl) }
            guard input.sample.role != .control else { return MetricReading(value: 0, standardError: 0) }
            let own = input.sample.channels.estimate { formula(ChannelMeans(values: $0)) }
            let other = control.channels.estimate { formula(ChannelMeans(values: $0)) }
            guard let value = own.value, let untreated = other.value else { return .missing(.undefinedValue) }
            var reading = MetricReading(value: value - untreated, flags: Set(own.flags + other.flags).sorted())
            if let first = own.standardError, let second = other.standardError {
                reading.standardError = (first * first + second * second).squareRoot()
            }
            return reading
        }
    }
}
