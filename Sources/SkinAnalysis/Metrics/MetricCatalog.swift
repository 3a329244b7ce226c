import StudyRecords

/// Every metric, in the order of tables and reports.
package enum MetricCatalog {
    package static let all: [Metric] =
        [
            .erythemaIndex, .erythemaIndexFloor, .hemoglobinIndex, .aStar, .bStar, .lStar, .melaninIndex,
            .individualTypologyAngle,
            .rednessArea,
        ] + texture(.millimetres) + texture(.pixels) + patchTexture

    package static var definitions: [MetricDefinition] { all.map(\.definition) }

    /// Metrics that mean something across photos only under a known exposure and white balance.
    static let absolute = Set(
        [Metric.aStar, .bStar, .lStar, .melaninIndex, .individualTypologyAngle].map(\.definition.id))

    /// The metrics that apply to a photo: texture in millimetres where a scale is known, in pixels elsewhere.
    static func applicable(hasScale: Bool) -> [Metric] {
        let absent = hasScale ? texture(.pixels) : texture(.millimetres) + patchTexture
        let other = Set(absent.map(\.definition.id))
        return all.filter { !other.contains($0.definition.id) }
    }

    private static func texture(_ unit: WavelengthBand.Unit) -> [Metric] {
        let octaves = unit == .pixels ? WavelengthBand.pixelOctaves : WavelengthBand.millimetreOctaves
        let wide = unit == .pixels ? WavelengthBand.pixelAmplitude : WavelengthBand.millimetreAmplitude
        return octaves.map(Metric.bandContrast)
            + [.contrastAmplitude(.rootMeanSquare, wide), .contrastAmplitude(.meanAbsolute, wide)]
    }

    /// Texture that is read from a patch on a canonical grid.
    private static let patchTexture: [Metric] =
        [.textureSkewness, .textureKurtosis, .textureAnisotropy, .textureOrientation]
        + SkinTexture.distances.flatMap { distance in
            CooccurrenceFeature.allCases.map { .cooccurrence($0, distance: distance) }
        }
}
