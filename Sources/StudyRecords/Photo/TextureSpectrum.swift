/// Power of the relative luminance t = 100·ln Y of the treated skin by spatial frequency, kept with the photo so that any two
/// photos of the same skin can be compared for blur and relief without their pixels.
package struct TextureSpectrum: Sendable, Hashable, Codable {
    /// Width of a bin, cycles/mm; bin k holds the frequencies from k to k + 1 widths.
    package static let binWidth = 0.1
    package static let bins = 100
    /// Bins for which the rounding of JPEG is stated.
    package static let signalBins = 30

    /// ln of the mean power density in each bin, %²·mm², to four decimals.
    package var logPower: [Double]
    /// Power density of the rounding of JPEG coefficients in the first bins, %²·mm²; empty for other formats.
    package var rounding: [Double]
    /// Grid it was taken on, mm per pixel.
    package var pitch: Double
    /// Squares of skin it is the mean of.
    package var tiles: Int

    package init(logPower: [Double], rounding: [Double], pitch: Double, tiles: Int) {
        self.logPower = logPower
        self.rounding = rounding
        self.pitch = pitch
        self.tiles = tiles
    }

    /// Mean f² over the ring of bin k, (cycles/mm)².
    package static func squaredFrequency(_ bin: Int) -> Double {
        let (low, high) = (Double(bin) * binWidth, Double(bin + 1) * binWidth)
        return (low * low + high * high) / 2
    }
}
