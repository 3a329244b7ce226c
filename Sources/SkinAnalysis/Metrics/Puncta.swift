import StudyRecords

extension Metric {
    /// Bleeding points, apart from diffuse redness.
    static let punctaDensity = puncta("puncta-density", "Bleeding points", "1/cm²", "number per area", 0...500) {
        $0.density
    }

    static let punctaArea = puncta(
        "puncta-area", "Area of bleeding points", "%", "share of the skin under them, π·d²/4 each", 0...100
    ) { $0.areaShare }

    private static func puncta(
        _ id: String, _ title: String, _ unit: String, _ formula: String, _ expectedRange: ClosedRange<Double>,
        _ estimate: @escaping @Sendable (SpotCells) -> BlockEstimate
    ) -> Metric {
        Metric(
            definition: MetricDefinition(
                id: id, revision: 1, title: title, family: .redness, unit: unit,
                formula: formula + "; round maxima of -σ²∇²(G(σ)∗H) in place and scale, d = 2√2·σ of 0.15…1.1 mm, "
                    + "H above its surroundings by 12 and by 4 times its noise",
                source: "lindeberg-1998", expectedRange: expectedRange, whileHealing: .falls,
                invalidWhen: ["fewer than 10 pixels per mm", "movement or blur", "red moles, acne or tattoos"])
        ) { input in
            guard let texture = input.texture else { return .missing(.noScale) }
            guard let puncta = texture.puncta else { return .missing(.pitchTooCoarse) }
            return MetricReading(estimate(puncta))
        }
    }
}
