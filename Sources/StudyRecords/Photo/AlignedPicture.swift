/// A photo seen in the frame of its baseline: the skin lies where it lies in every other photo of the region, so that any two
/// can be laid over each other from the store alone. Small; for showing, never for measuring.
package struct AlignedPicture: Sendable, Hashable, Codable {
    /// Part of the baseline around the regions, and how fine it is shown.
    package struct Frame: Sendable, Hashable, Codable {
        /// Upper left corner on the baseline photo, pixels.
        package var left: Int
        package var top: Int
        /// Size shown.
        package var width: Int
        package var height: Int
        /// Baseline pixels to one shown pixel.
        package var pixel: Int
        /// Outlines of the baseline, in shown pixels.
        package var outlines: [RegionPolygon]

        package init(left: Int, top: Int, width: Int, height: Int, pixel: Int, outlines: [RegionPolygon]) {
            self.left = left
            self.top = top
            self.width = width
            self.height = height
            self.pixel = pixel
            self.outlines = outlines
        }
    }

    package var frame: Frame
    /// What the photo shows of the frame, JPEG.
    package var previewJPEG: [UInt8]
    /// Erythema index and texture contrast of the frame on a coarser grid, coded in a PNG (`PlaneCodes`).
    package var planesPNG: [UInt8]
    /// Wavelengths of the texture, in words; nil where none could be measured.
    package var textureBand: String?

    package init(frame: Frame, previewJPEG: [UInt8], planesPNG: [UInt8], textureBand: String?) {
        self.frame = frame
        self.previewJPEG = previewJPEG
        self.planesPNG = planesPNG
        self.textureBand = textureBand
    }
}
