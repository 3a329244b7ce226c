import Imaging
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

    /// nil when nothing measurable is left.
    init?(role: RegionRole, outline: PixelMask, classes: PixelClasses, settings: SkinSettings) {
        var mask = outline
        mask.formIntersection(classes.measurable(margin: settings.glareMargin))
        guard let bounds = mask.bounds else { return nil }
        self.role = role
        self.mask = mask
        self.bounds = bounds
        let pixels = outline.count
        func percent(of part: PixelMask) -> Double {
            var shared = part
            shared.formIntersection(outline)
            return 100 * Double(shared.count) / Double(pixels)
        }
        outlinePixels = pixels
        clippedPercent = percent(of: classes.clipped)
        darkPercent = percent(of: classes.dark)
        glarePercent = percent(of: classes.glare)
        skinPercent = percent(of: classes.skinColored)
    }
}
