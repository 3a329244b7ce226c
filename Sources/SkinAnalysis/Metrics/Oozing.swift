import StudyRecords

extension Metric {
    /// Wet skin shines; against a control, and against the photo before, shine that grew is fluid.
    static let oozingShare = Metric(
        definition: MetricDefinition(
            id: "oozing-share", revision: 1, title: "Shine (oozing)", family: .redness, unit: "%",
            formula: "share of the outline that is glare: EI 3 MAD below the local median and L* 10 above it; "
                + "no standard error, the shine of one light is no sample",
            source: "glare", expectedRange: 0...100, whileHealing: .falls,
            invalidWhen: ["light or camera moved", "cream, gel or sweat", "cross-polarized light"])
    ) { MetricReading(value: $0.sample.glarePercent) }

    /// Serum dries yellow.
    static let crustShare = Metric(
        definition: MetricDefinition(
            id: "crust-share", revision: 1, title: "Yellow crust", family: .redness, unit: "%",
            formula: "share of the skin with b* > mean + 2·SD of the control region, b* of means over 0.5 mm",
            source: "cie-15", expectedRange: 0...100, whileHealing: .falls,
            invalidWhen: ["no control region", "scale unknown", "iodine or make-up", "tan beside untanned skin"])
    ) { input in
        guard let texture = input.texture else { return .missing(.noScale) }
        guard let control = input.controlColors?.spread else { return .missing(.noControl) }
        return MetricReading(
            texture.colors.share(above: control.mean + 2 * control.deviation).estimate { 100 * $0[0] })
    }
}
