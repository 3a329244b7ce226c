/// How large a pixel of a photo is on the skin.
package struct PixelPitch: Sendable, Hashable {
    /// Millimetres; nil where no scale is known.
    package var millimetres: Double?
    /// Pixels of the baseline: what a photo without a scale is measured in, so that both photos of a pair see the same
    /// texture whatever their distance. 1 where nothing was registered.
    package var baselinePixels = 1.0

    package init(millimetres: Double?, baselinePixels: Double = 1) {
        (self.millimetres, self.baselinePixels) = (millimetres, baselinePixels)
    }
}
