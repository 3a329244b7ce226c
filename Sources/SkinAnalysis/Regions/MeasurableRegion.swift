import Imaging
import KernelAPI
import StudyRecords

/// The pixels of one role that enter its values, with what was left out and why.
package struct MeasurableRegion: Sendable {
    package let role: RegionRole
    package let mask: MeasurableMask
    package let bounds: PixelRectangle
    /// Pixels inside the outline, before any were left out, and those that are measured.
    package let outlinePixels: Int
    package let measuredPixels: Int
    /// Shares of the outline, percent.
    package let clippedPercent: Double
    package let darkPercent: Double
    package let glarePercent: Double
    package let skinPercent: Double
    /// Expected distance of the outline from where it belongs, pixels: 0 where it was drawn.
    package internal(set) var edgeError = 0.0

    /// nil when nothing measurable is left.
    init?(role: RegionRole, outline: RegionOutline, classes: PixelClasses) {
        mask = MeasurableMask(outline: outline, classes: classes)
        let census = RegionCensus(mask)
        guard let bounds = census.bounds else { return nil }
        self.role = role
        self.bounds = bounds
        let percent = census.counts.map { 100 * Double($0) / Double(census.counts[0]) }
        (outlinePixels, measuredPixels) = (census.counts[0], census.measured)
        (skinPercent, clippedPercent, darkPercent, glarePercent) = (percent[1], percent[2], percent[3], percent[4])
    }
}

/// One look at every pixel of a mask.
private struct RegionCensus {
    /// Outline, and within it skin-colored, clipped, dark, glaring.
    private(set) var counts = [0, 0, 0, 0, 0]
    private(set) var measured = 0
    /// The smallest rectangle that holds every measured pixel; nil when there is none.
    private(set) var bounds: PixelRectangle?

    init(_ mask: MeasurableMask) {
        var row = [UInt8](repeating: 0, count: mask.width)
        for y in 0..<mask.height {
            mask.copyRow(y, columns: 0..<mask.width, into: &row, counters: &counts)
            let found = KernelChoice.current.sum(row, count: row.count)
            guard found > 0, let left = row.firstIndex(of: 1), let last = row.lastIndex(of: 1) else { continue }
            measured += found
            bounds = PixelRectangle(
                left: min(bounds?.left ?? left, left), top: bounds?.top ?? y,
                right: max(bounds?.right ?? 0, last + 1), bottom: y + 1)
        }
    }
}
