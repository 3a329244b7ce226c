import Colorimetry
import StudyRecords

extension Metric {
    /// Hemoglobin with melanin and shading separated; for one camera under one lamp only.
    static let hemoglobinIndex = ofChannels(
        MetricDefinition(
            id: "hemoglobin-index", revision: 1, title: "Hemoglobin index", family: .redness, unit: "H",
            formula: "H = 100·(-2.276·OD_R + 3.427·OD_G - 1.151·OD_B), OD = -log10(linear sRGB), mean over pixels",
            source: "tsumura-2003", expectedRange: -60...160, whileHealing: .falls,
            invalidWhen: ["lamp or camera changed", "blue channel below code 8"],
            minimalDetectableChange: MinimalDetectableChange(
                mdc95: 8.6, source: "default: that of EI times 2.46, the gain of H over EI for the same blood"))
    ) {
        PigmentIndices.hemoglobin(red: $0[.redDensity], green: $0[.greenDensity], blue: $0[.blueDensity])
    }
}
