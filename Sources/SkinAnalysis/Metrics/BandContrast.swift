import Imaging
import StudyRecords

extension Metric {
    /// T1: contrast of relative luminance within one octave of wavelengths, image noise subtracted.
    static func bandContrast(_ band: WavelengthBand) -> Metric {
        Metric(
            definition: MetricDefinition(
                id: "band-contrast-\(band.name)", revision: band.revision,
                title: "Texture contrast \(band.title)", family: .texture, unit: "%",
                formula:
                    "√max(0, var_b(t) - σn²·w_b); t = 100·ln Y, band b = G(\(band.shortText)) - G(\(band.longText)), "
                    + "G Gaussian with σ = 0.18739·λ, masked; w_b noise gain of b",
                source: "iso-16610-21", expectedRange: 0...60, whileHealing: .none,
                invalidWhen: [
                    "fewer than 4 pixels to the shortest wavelength", "noise above 30 % of the variance",
                    "region narrower than 10 wavelengths or below 1 cm²",
                    "light direction, focus or expression changed",
                ]), needs: band.needs
        ) { input in band.reading(input) { filter, grid in contrast(grid, filter: filter, input: input) } }
    }

    private static func contrast(_ grid: CellGrid, filter: BandFilter, input: MetricInput) -> MetricReading {
        let noise = input.sample.noise * input.sample.noise * filter.noiseGain
        var reading = MetricReading(
            grid.estimate { means in
                let variance = means[BandMoments.square] - means[BandMoments.mean] * means[BandMoments.mean]
                return max(0, variance - noise).squareRoot()
            })
        let means = grid.total.means
        let variance = means[BandMoments.square] - means[BandMoments.mean] * means[BandMoments.mean]
        if noise > input.settings.texture.noisePercent / 100 * variance, noise > 0 { reading.flags.append(.noiseShare) }
        return reading
    }
}
