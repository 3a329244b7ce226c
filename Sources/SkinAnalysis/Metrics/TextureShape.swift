import StudyRecords

extension Metric {
    /// T2: skewness of the contrast; below zero dark pits outweigh light bumps. Exploratory.
    static let textureSkewness = textureShape(
        id: "tsk", title: "Texture skewness Tsk (exploratory)", formula: "Tsk = mean (z - z̄)³/s³",
        expectedRange: -10...10
    ) { $0.skewness }

    /// T2: kurtosis of the contrast; 3 for a normal distribution. Exploratory.
    static let textureKurtosis = textureShape(
        id: "tku", title: "Texture kurtosis Tku (exploratory)", formula: "Tku = mean (z - z̄)⁴/s⁴",
        expectedRange: 1...100
    ) { $0.kurtosis }

    private static func textureShape(
        id: String, title: String, formula: String, expectedRange: ClosedRange<Double>,
        _ shape: @escaping @Sendable ((skewness: Double, kurtosis: Double)) -> Double
    ) -> Metric {
        Metric(
            definition: MetricDefinition(
                id: id, revision: 1, title: title, family: .texture, unit: "1",
                formula: formula + ", s population SD of z = G(0.2 mm)·t - G(2.5 mm)·t on a grid of 0.05 mm",
                source: "iso-25178-2", expectedRange: expectedRange, whileHealing: .none,
                invalidWhen: [
                    "coarser than 0.1 mm per pixel", "region below 1 cm²",
                    "light direction, focus or expression changed",
                ])
        ) { input in
            input.textureReading(coarsest: SkinTexture.coarsest) { texture in
                MetricReading(texture.moments.estimate { ReliefMoments.shape($0).map(shape) })
            }
        }
    }
}
