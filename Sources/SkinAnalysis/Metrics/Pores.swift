import StudyRecords

extension Metric {
    /// T6: pore-like spots. Spots, not pores: of what such a search finds, people call half a pore.
    static let poreDensity = pores("pore-like-density", "Pore-like spots", "1/cm²", "number per area", 0...400) {
        $0.density
    }
    static let poreArea = pores(
        "pore-like-area", "Area of pore-like spots", "%", "share under them, π·d²/4 each", 0...100
    ) { $0.areaShare }
    static let poreDiameter = pores(
        "pore-like-diameter", "Diameter of pore-like spots", "mm", "median diameter; SE 0.93·IQR/√n", 0.2...0.6
    ) { $0.medianDiameter }

    private static func pores(
        _ id: String, _ title: String, _ unit: String, _ formula: String, _ expectedRange: ClosedRange<Double>,
        _ estimate: @escaping @Sendable (SpotCells) -> BlockEstimate
    ) -> Metric {
        Metric(
            definition: MetricDefinition(
                id: id, revision: 1, title: title, family: .texture, unit: unit,
                formula: formula + "; round maxima of σ²∇²(G(σ)∗t) in place and scale, d = 2√2·σ of 0.2…0.6 mm, "
                    + "depth 2·σ²∇² above 4 % and 4 times its noise, curvatures within a factor of 2",
                source: "lindeberg-1998", expectedRange: expectedRange, whileHealing: .none,
                invalidWhen: [
                    "coarser than 0.05 mm per pixel", "blur above 0.1 mm", "more than 400 per cm²: noise",
                    "stubble, freckles or light direction changed",
                ])
        ) { input in
            input.textureReading(coarsest: SkinTexture.coarsestForPores) { texture in
                texture.pores.map { MetricReading(estimate($0)) } ?? .missing(.pitchTooCoarse)
            }
        }
    }
}
