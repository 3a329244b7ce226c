import Imaging
import KernelAPI
import StudyRecords

/// The pixels of one role that enter its values, with what was left out and why.
package struct MeasurableRegion: Sendable {
    package let role: RegionRole
    package let mask: PixelMask
    package let bounds: PixelRectangle
    /// Pixels inside the outline, before any were left out.
    package let outlinePixels: Int
    /// Shares of the outline, percent.
    package let clippedPercent: Double
    package let darkPercent: Double
    package let glarePercent: Double
    package let skinPercent: Double
    /// Expected distance of the outline from where it belongs, pixels: 0 where it was drawn.
    package internal(set) var edgeError = 0.0

    /// nil when nothing measurable is left.
    init?(role: RegionRole, outline: PixelMask, classes: PixelClasses) {
        var mask = PixelMask(width: outline.width, height: outline.height)
        // Outline, and within it skin-colored, clipped, dark, glaring: the order of the kernel.
        var counts = [0, 0, 0, 0, 0]
        KernelChoice.current.cut(
            outline: outline.bytes, codes: classes.codes, mask: PixelClasses.leftOut, count: outline.bytes.count,
            into: &mask.bytes, counters: &counts)
        guard let bounds = mask.bounds else { return nil }
        self.role = role
        self.mask = mask
        self.bounds = bounds
        let percent = counts.map { 100 * Double($0) / Double(counts[0]) }
        outlinePixels = counts[0]
        (skinPercent, clippedPercent, darkPercent, glarePercent) = (percent[1], percent[2], percent[3], percent[4])
    }
}
