import StudyRecords

extension Metric {
    /// Depth times area of pits and of rims as large as scars, over the skin: no grade, a mean contrast.
    static let scarRelief = Metric(
        definition: MetricDefinition(
            id: "scar-relief", revision: 1, title: "Pits and rims (scars)", family: .texture, unit: "%",
            formula: "(Σ depth·area of dark pits + Σ height·area of light rims)/area of the skin; round extrema of "
                + "σ²∇²(G(σ)∗t), d = 2√2·σ of 0.8…4 mm, depth 2·σ²∇² above 4 %",
            source: "lindeberg-1998", expectedRange: 0...100, whileHealing: .none,
            invalidWhen: [
                "coarser than 0.1 mm per pixel", "moles, freckles and hair in the region", "light direction changed",
            ])
    ) { input in
        input.textureReading(coarsest: SkinTexture.coarsest) { texture in
            let (pits, rims) = (texture.pits, texture.rims)
            let first = pits.grid.estimate { $0[SpotCells.volume] / (pits.pitch * pits.pitch) }
            let second = rims.grid.estimate { $0[SpotCells.volume] / (rims.pitch * rims.pitch) }
            guard let deep = first.value, let high = second.value else { return .missing(.undefinedValue) }
            var reading = MetricReading(value: deep + high, flags: Set(first.flags + second.flags).sorted())
            if let one = first.standardError, let other = second.standardError {
                reading.standardError = (one * one + other * other).squareRoot()
            }
            return reading
        }
    }
}
