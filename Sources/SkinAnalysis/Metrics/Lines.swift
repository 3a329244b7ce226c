import StudyRecords

extension Metric {
    /// T7: medium and coarse lines; fine ones are not found.
    static let lineDensity = lines("line-density", "Lines", "mm/cm²", "length per area", 0...1000) { $0.density }
    static let lineDepth = lines(
        "line-depth", "Depth of lines", "%", "mean over length of σ²λ/0.385, the depth of a Gaussian profile", 0...100
    ) { $0.meanDepth }
    static let lineArea = lines("line-area", "Area of lines", "%", "share under them, 1.665·σ wide", 0...100) {
        $0.areaShare
    }

    private static func lines(
        _ id: String, _ title: String, _ unit: String, _ formula: String, _ expectedRange: ClosedRange<Double>,
        _ estimate: @escaping @Sendable (LineCells) -> BlockEstimate
    ) -> Metric {
        Metric(
            definition: MetricDefinition(
                id: id, revision: 1, title: title, family: .texture, unit: unit,
                formula: formula + "; dark ridges of the Hessian of G(σ)∗t, σ = 0.1, 0.2, 0.4, 0.8 mm, followed from a "
                    + "depth of 6 % down to 3 % (3 times the noise) and half their greatest, at least 3 mm long",
                source: "steger-1998", expectedRange: expectedRange, whileHealing: .none,
                invalidWhen: [
                    "coarser than 0.1 mm per pixel", "expression or pose changed", "light direction changed", "hairs",
                ])
        ) { input in
            input.textureReading(coarsest: SkinTexture.coarsest) { texture in
                texture.lines.map { MetricReading(estimate($0)) } ?? .missing(.pitchTooCoarse)
            }
        }
    }
}
