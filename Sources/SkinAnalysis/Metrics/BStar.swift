import StudyRecords

extension Metric {
    /// Yellow axis of CIELAB: melanin, serum and crusts, and the light.
    static let bStar = ofChannels(
        MetricDefinition(
            id: "b-star", revision: 1, title: "b*", family: .color, unit: "b*",
            formula: "CIELAB b*, D65, 2° observer, mean over pixels", source: "cie-15",
            expectedRange: -10...50, whileHealing: .none,
            invalidWhen: ["white balance changed", "no color card"], isAbsolute: true)
    ) { $0[.bStar] }
}
