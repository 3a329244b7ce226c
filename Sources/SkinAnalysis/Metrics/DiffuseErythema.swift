import StudyRecords

extension Metric {
    /// Redness of the skin between bleeding points, crusts and spots: half of the pixels are redder.
    static let diffuseErythema = Metric(
        definition: MetricDefinition(
            id: "diffuse-erythema", revision: 1, title: "Diffuse redness", family: .redness, unit: "EI",
            formula: "median of EI = 100·log10(R/G) over pixels (at most 512 rows and columns of the region)",
            source: "takiwaki-1994", expectedRange: 0...80, whileHealing: .falls,
            invalidWhen: ["clipping above 2 %", "glare above 30 %", "changed white balance without a control region"],
            minimalDetectableChange: MinimalDetectableChange(
                mdc95: 3.5, source: "default of the erythema index"))
    ) { input in
        guard let sample = input.erythema else { return .missing(.undefinedValue) }
        return MetricReading(sample.median)
    }
}
