import Imaging
import StudyRecords

/// Everything the metrics of one region read: channel sums by cell, and two planes cut to the region's bounds.
package struct RegionSample {
    package let role: RegionRole
    package let pixels: Int
    /// Channels in the order of `PixelChannel`.
    package let channels: CellGrid
    /// t = 100·ln Y, percent contrast.
    let logLuminance: MaskedPlane
    /// Erythema index of each pixel.
    let erythema: MaskedPlane
    /// Millimetres per pixel, when known.
    package let mmPerPixel: Double?
    /// Standard deviation of pixel noise in t, percent.
    let noise: Double
    let textures: BandCache

    init(_ region: MeasurableRegion, of image: EncodedImage, mmPerPixel: Double?) {
        var collector = SampleCollector(region)
        let buffers = RowBuffers(width: image.width)
        for y in region.bounds.top..<region.bounds.bottom {
            image.unpackRow(y, into: buffers)
            EncodedImage.addLab(to: buffers)
            collector.addRow(y, buffers)
        }
        role = region.role
        pixels = collector.pixels
        channels = collector.grid
        let weights = collector.weights
        logLuminance = MaskedPlane(values: collector.logLuminance, weights: weights)
        erythema = MaskedPlane(values: collector.erythema, weights: weights)
        self.mmPerPixel = mmPerPixel
        noise = NoiseEstimate.standardDeviation(of: logLuminance)
        textures = BandCache()
    }
}

/// Per-pixel quantities whose region means the pointwise metrics are formulas of.
package enum PixelChannel: Int, CaseIterable, Sendable {
    case redDensity, greenDensity, blueDensity, lightness, aStar, bStar
}

/// Fills the sums and planes of one region row by row.
private struct SampleCollector {
    private let region: MeasurableRegion
    private(set) var grid: CellGrid
    private(set) var logLuminance: Plane
    private(set) var erythema: Plane
    private(set) var weights: Plane
    private(set) var pixels = 0
    private var luminance: [Float]

    init(_ region: MeasurableRegion) {
        self.region = region
        let (width, height) = (region.bounds.width, region.bounds.height)
        grid = CellGrid(width: width, height: height, channels: PixelChannel.allCases.count)
        logLuminance = Plane(width: width, height: height)
        erythema = logLuminance
        weights = logLuminance
        luminance = [Float](repeating: 0, count: region.mask.width)
    }

    mutating func addRow(_ y: Int, _ row: RowBuffers) {
        EncodedImage.logLuminance(of: row, into: &luminance)
        let bounds = region.bounds
        let start = y * region.mask.width
        let line = (y - bounds.top) * bounds.width
        for x in bounds.left..<bounds.right where region.mask.bytes[start + x] != 0 {
            let cell = grid.cell(x: x - bounds.left, y: y - bounds.top)
            grid.count(1, in: cell)
            grid.add(Double(row.redDensity[x]), channel: PixelChannel.redDensity.rawValue, in: cell)
            grid.add(Double(row.greenDensity[x]), channel: PixelChannel.greenDensity.rawValue, in: cell)
            grid.add(Double(row.blueDensity[x]), channel: PixelChannel.blueDensity.rawValue, in: cell)
            grid.add(Double(row.lightness[x]), channel: PixelChannel.lightness.rawValue, in: cell)
            grid.add(Double(row.aStar[x]), channel: PixelChannel.aStar.rawValue, in: cell)
            grid.add(Double(row.bStar[x]), channel: PixelChannel.bStar.rawValue, in: cell)
            let index = line + x - bounds.left
            logLuminance.values[index] = luminance[x]
            erythema.values[index] = 100 * (row.greenDensity[x] - row.redDensity[x])
            weights.values[index] = 1
            pixels += 1
        }
    }
}
