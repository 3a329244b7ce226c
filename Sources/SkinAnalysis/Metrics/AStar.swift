import StudyRecords

extension Metric {
    /// Redness axis of CIELAB; moves with exposure, shadow and melanin.
    static let aStar = ofChannels(
        MetricDefinition(
            id: "a-star", revision: 1, title: "a*", family: .redness, unit: "a*",
            formula: "CIELAB a*, D65, 2° observer, mean over pixels", source: "cie-15",
            expectedRange: -5...50, whileHealing: .falls,
            invalidWhen: ["exposure differs by more than 0.3 EV", "no color card"], isAbsolute: true,
            minimalDetectableChange: MinimalDetectableChange(
                mdc95: 2.5, source: "default for photos from one rig; contact instrument 1.7 (NIST skin repeats)"))
    ) { $0[.aStar] }
}
