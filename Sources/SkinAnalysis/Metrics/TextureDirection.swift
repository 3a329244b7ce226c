import StudyRecords

extension Metric {
    /// T5: how much the furrows run one way, 0 none … 1 all.
    static let textureAnisotropy = Metric(
        definition: direction(
            "texture-anisotropy", "Texture anisotropy", unit: "1",
            formula: "mean of (λ₁ - λ₂)/(λ₁ + λ₂)", expectedRange: 0...1)
    ) { input in
        input.textureReading(coarsest: SkinTexture.coarsest) { texture in
            MetricReading(texture.anisotropy.estimate { $0[0] })
        }
    }

    /// T5: which way they run. Angles close on themselves at 180°, so a difference of two says little near there.
    static let textureOrientation = Metric(
        definition: direction(
            "texture-orientation", "Texture orientation", unit: "deg",
            formula: "½·atan2(2·Jxy, Jxx - Jyy) + 90° of the region's mean J, 0 along the rows, 90 along the columns",
            expectedRange: 0...180)
    ) { input in
        input.textureReading(coarsest: SkinTexture.coarsest) { texture in
            let whole = texture.tensor.total
            guard whole.count > 0,
                let center = TensorBlocks.direction(difference: whole.means[0], cross: whole.means[1])
            else { return .missing(.undefinedValue) }
            return MetricReading(
                texture.tensor.estimate { means in
                    // The turn nearest to that of the whole region.
                    TensorBlocks.direction(difference: means[0], cross: means[1]).map {
                        $0 - 180 * (($0 - center) / 180).rounded()
                    }
                })
        }
    }

    private static func direction(
        _ id: String, _ title: String, unit: String, formula: String, expectedRange: ClosedRange<Double>
    ) -> MetricDefinition {
        MetricDefinition(
            id: id, revision: 1, title: title, family: .texture, unit: unit,
            formula: formula + "; J structure tensor of G(σ 0.1 mm)·t - G(2.5 mm)·t under a Gaussian of σ 2 mm",
            source: "bigun-1987", expectedRange: expectedRange, whileHealing: .none,
            invalidWhen: [
                "coarser than 0.1 mm per pixel", "light turned by more than 15°", "expression or pose changed",
            ])
    }
}
