import Imaging
import StudyRecords

extension Metric {
    /// T2: root mean square and mean absolute contrast between the finest furrows and the shading of the body.
    static func contrastAmplitude(_ kind: AmplitudeKind, _ band: WavelengthBand) -> Metric {
        Metric(
            definition: MetricDefinition(
                id: kind.rawValue + (band.unit == .pixels ? "-px" : ""), revision: band.revision, title: kind.title(band),
                family: .texture, unit: "%",
                formula: kind.formula + "; z = G(\(band.shortText))·t - G(\(band.longText))·t, t = 100·ln Y, "
                    + "G Gaussian with σ = 0.18739·λ, masked",
                source: "iso-25178-2", expectedRange: 0...60, whileHealing: .none,
                invalidWhen: [
                    "fewer than 4 pixels to the shortest wavelength",
                    "region narrower than 10 wavelengths or below 1 cm²",
                    "light direction, focus or expression changed",
                ]), needs: band.needs
        ) { input in
            band.reading(input) { _, grid in
                MetricReading(
                    grid.estimate { means in
                        switch kind {
                        case .rootMeanSquare: means[BandMoments.square].squareRoot()
                        case .meanAbsolute: means[BandMoments.magnitude]
                        }
                    })
            }
        }
    }

    enum AmplitudeKind: String {
        case rootMeanSquare = "tq"
        case meanAbsolute = "ta"

        var formula: String { self == .rootMeanSquare ? "Tq = √(mean z²)" : "Ta = mean |z|" }

        func title(_ band: WavelengthBand) -> String {
            let name = self == .rootMeanSquare ? "Texture amplitude Tq" : "Texture amplitude Ta"
            return band.unit == .pixels ? name + " (pixels)" : name
        }
    }
}
