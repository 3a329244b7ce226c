import StudyRecords

extension Metric {
    /// T4: co-occurrence of gray levels of relative luminance at a distance on the skin.
    static func cooccurrence(_ feature: CooccurrenceFeature, distance: Double) -> Metric {
        Metric(
            definition: MetricDefinition(
                id: "glcm-\(feature.rawValue)-\(distance)-mm", revision: 1, title: feature.title + " \(distance) mm",
                family: .texture, unit: feature == .entropy ? "bit" : "1",
                formula: feature.formula + "; p symmetric, four directions merged, Chebyshev distance \(distance) mm; "
                    + "32 levels of 1 % from -16 % of z = G(0.2 mm)·t - G(2.5 mm)·t on a grid of 0.05 mm",
                source: "ibsi-1", expectedRange: feature.expectedRange, whileHealing: .none,
                invalidWhen: [
                    "coarser than 0.1 mm per pixel", "more than 1 % of the pixels beyond the levels",
                    "region below 1 cm²", "focus, light direction or expression changed",
                ])
        ) { input in
            input.textureReading(coarsest: SkinTexture.coarsest) { texture in
                guard let matrix = texture.cooccurrences[distance] else { return .missing(.pitchTooCoarse) }
                var reading = MetricReading(matrix.estimate(feature))
                if texture.clippedPercent > 1 { reading.flags.append(.levelsClipped) }
                return reading
            }
        }
    }
}

extension CooccurrenceFeature {
    fileprivate var title: String {
        switch self {
        case .contrast: "Co-occurrence contrast"
        case .inverseDifferenceMoment: "Co-occurrence homogeneity (IDM)"
        case .angularSecondMoment: "Co-occurrence uniformity (ASM)"
        case .entropy: "Co-occurrence entropy"
        case .correlation: "Co-occurrence correlation"
        }
    }

    fileprivate var formula: String {
        switch self {
        case .contrast: "Σ (i - j)²·p(i, j)"
        case .inverseDifferenceMoment: "Σ p(i, j)/(1 + (i - j)²)"
        case .angularSecondMoment: "Σ p(i, j)²"
        case .entropy: "-Σ p(i, j)·log₂ p(i, j)"
        case .correlation: "(Σ i·j·p(i, j) - μ²)/σ²"
        }
    }

    fileprivate var expectedRange: ClosedRange<Double> {
        switch self {
        case .contrast: 0...500
        case .inverseDifferenceMoment, .angularSecondMoment: 0...1
        case .entropy: 0...10
        case .correlation: -1...1
        }
    }
}
