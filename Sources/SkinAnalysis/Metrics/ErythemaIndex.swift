import Colorimetry
import StudyRecords

extension Metric {
    /// Primary redness metric; change only, since the level at rest rises with melanin.
    static let erythemaIndex = ofChannels(
        MetricDefinition(
            id: "erythema-index", revision: 1, title: "Erythema index", family: .redness, unit: "EI",
            formula: "EI = 100·log10(R/G), mean over pixels; R, G linear sRGB (D65)", source: "takiwaki-1994",
            expectedRange: 0...80, whileHealing: .falls,
            invalidWhen: ["clipping above 2 %", "glare above 30 %", "changed white balance without a control region"],
            minimalDetectableChange: MinimalDetectableChange(
                mdc95: 3.5, source: "default for photos from one rig; contact instrument 2.2 (NIST skin repeats)"))
    ) { PigmentIndices.erythema(red: $0[.redDensity], green: $0[.greenDensity]) }
}
