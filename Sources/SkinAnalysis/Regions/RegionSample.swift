import Imaging
import StudyRecords

/// Everything the metrics of one region read: channel sums by cell, moments of the texture bands, and the smoothed
/// erythema index where a metric asked for it. No plane of the region's full size is kept.
package struct RegionSample {
    package let role: RegionRole
    /// Expected distance of the outline from where it belongs, pixels.
    let edgeError: Double
    package let pixels: Int
    /// Size of the region's bounds, pixels.
    let width: Int
    let height: Int
    /// Channels in the order of `PixelChannel`.
    package let channels: CellGrid
    /// Moments of t = 100·ln Y (percent contrast) in the bands that metrics asked for.
    let bands: [BandFilter: CellGrid]
    /// Erythema index under the Gaussian that was asked for, on its coarse grid.
    let smoothErythema: MaskedPlane?
    let pitch: PixelPitch
    /// Standard deviation of pixel noise in t, percent.
    let noise: Double

    init(
        _ region: MeasurableRegion, of image: EncodedImage, pitch: PixelPitch, needs: SampleNeeds,
        workspace: Workspace = Workspace()
    ) {
        let pass = RegionPass(region, of: image, needs: needs, workspace: workspace)
        pass.run()
        role = region.role
        edgeError = region.edgeError
        (width, height) = (region.bounds.width, region.bounds.height)
        channels = pass.channels.edged(by: region.edgeError)
        pixels = Int(channels.total.count)
        bands = Dictionary(
            uniqueKeysWithValues: pass.bands.map { filter, grid in
                (filter, grid.edged(by: region.edgeError / Double(filter.decimation)))
            })
        smoothErythema = pass.smoothErythema
        noise = pass.noise
        self.pitch = pitch
    }

    /// Millimetres per pixel, when known.
    package var mmPerPixel: Double? { pitch.millimetres }
}

/// Per-pixel quantities whose region means the pointwise metrics are formulas of.
package enum PixelChannel: Int, CaseIterable, Sendable {
    case redDensity, greenDensity, blueDensity, lightness, aStar, bStar
}

/// What a metric needs to be sampled besides the channel sums.
struct SampleNeeds: Equatable {
    var bands: Set<BandFilter> = []
    /// Standard deviation of the Gaussian over the erythema index, pixels.
    var erythemaSigma: Double?

    func union(_ other: SampleNeeds) -> SampleNeeds {
        SampleNeeds(bands: bands.union(other.bands), erythemaSigma: erythemaSigma ?? other.erythemaSigma)
    }
}
