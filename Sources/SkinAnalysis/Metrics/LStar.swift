import StudyRecords

extension Metric {
    /// Lightness; follows exposure as much as skin.
    static let lStar = ofChannels(
        MetricDefinition(
            id: "l-star", revision: 1, title: "L*", family: .color, unit: "L*",
            formula: "CIELAB L*, D65, 2° observer, mean over pixels", source: "cie-15",
            expectedRange: 5...95, whileHealing: .none,
            invalidWhen: ["exposure differs by more than 0.3 EV", "no color card"], isAbsolute: true)
    ) { $0[.lightness] }
}
