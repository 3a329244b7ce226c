import Imaging

/// Where in a region the texture is: variance of t within some bands, over windows of several wavelengths.
package struct LocalTexture: Sendable {
    /// Wavelengths to one side of a window.
    private static let wavelengthsPerWindow = 3.0
    /// Share of a window that must be measured.
    private static let leastShare = 0.25

    /// Wavelengths, in words.
    package let band: String
    private let parts: [WindowedVariance]

    /// The two middle octaves that skin relief is seen in: 0.4 to 1.6 mm, or 8 to 32 pixels of the baseline.
    private static func octaves(_ sample: RegionSample) -> [WavelengthBand] {
        sample.mmPerPixel == nil
            ? Array(WavelengthBand.pixelOctaves[1...2]) : Array(WavelengthBand.millimetreOctaves[1...2])
    }

    /// nil where one of the octaves is not sampled finely enough.
    init?(_ sample: RegionSample, bounds: PixelRectangle) {
        let octaves = LocalTexture.octaves(sample)
        guard let first = octaves.first, let last = octaves.last else { return nil }
        var parts: [WindowedVariance] = []
        for octave in octaves {
            guard let filter = octave.filter(sample.pitch), let grid = sample.bands[filter] else { return nil }
            let longest = (last.filter(sample.pitch)?.longest ?? filter.longest) * LocalTexture.wavelengthsPerWindow
            parts.append(
                WindowedVariance(
                    grid, bounds: bounds, pixel: filter.decimation, side: longest,
                    noise: sample.noise * sample.noise * filter.noiseGain, leastShare: LocalTexture.leastShare))
        }
        self.parts = parts
        band = "\(first.shortText)…\(last.longText)".replacing(" mm…", with: "…").replacing(" px…", with: "…")
    }

    /// Contrast in percent at a place of the photo; nil where too little was measured.
    package func contrast(x: Double, y: Double) -> Double? {
        var sum = 0.0
        for part in parts {
            guard let variance = part.variance(x: x, y: y) else { return nil }
            sum += variance
        }
        return max(0, sum).squareRoot()
    }
}

/// Variance less noise of one band, per cell, over the cells of a window about it.
private struct WindowedVariance: Sendable {
    private let left: Double
    private let top: Double
    /// Photo pixels to a cell.
    private let cell: Double
    private let columns: Int
    private let rows: Int
    private var variances: [Double?]

    init(
        _ grid: CellGrid, bounds: PixelRectangle, pixel: Int, side: Double, noise: Double, leastShare: Double
    ) {
        (left, top) = (Double(bounds.left), Double(bounds.top))
        cell = Double(grid.cellSide * pixel)
        (columns, rows) = (grid.columns, grid.rows)
        let reach = max(1, Int((side / cell / 2).rounded()))
        let full = Double((2 * reach + 1) * (2 * reach + 1) * grid.cellSide * grid.cellSide)
        variances = []
        for row in 0..<rows {
            for column in 0..<columns {
                let pool = grid.pooled(
                    columns: max(0, column - reach)..<min(columns, column + reach + 1),
                    rows: max(0, row - reach)..<min(rows, row + reach + 1))
                guard pool.count > leastShare * full, grid.counts[row * columns + column] > 0 else {
                    variances.append(nil)
                    continue
                }
                let means = pool.means
                variances.append(
                    means[BandMoments.square] - means[BandMoments.mean] * means[BandMoments.mean] - noise)
            }
        }
    }

    func variance(x: Double, y: Double) -> Double? {
        let (column, row) = (Int(((x - left) / cell).rounded(.down)), Int(((y - top) / cell).rounded(.down)))
        guard x >= left, y >= top, column < columns, row < rows else { return nil }
        return variances[row * columns + column]
    }
}
