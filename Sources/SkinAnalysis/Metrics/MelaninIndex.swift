import Colorimetry
import StudyRecords

extension Metric {
    /// Absolute density of the red channel; blood leaks into it (+3.9 for a doubling).
    static let melaninIndex = ofChannels(
        MetricDefinition(
            id: "melanin-index", revision: 1, title: "Melanin index", family: .color, unit: "MI",
            formula: "MI = 100·log10(1/R), R linear sRGB, mean over pixels", source: "takiwaki-1994",
            expectedRange: 0...150, whileHealing: .none,
            invalidWhen: ["exposure not anchored by a color card", "large change of redness"], isAbsolute: true)
    ) { PigmentIndices.melanin(red: $0[.redDensity]) }
}
