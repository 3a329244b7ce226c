/// Small pictures of a measured photo for reports, and the outlines measured on it.
package struct PhotoPicture: Sendable, Hashable, Codable {
    /// Upright preview, JPEG, without any metadata.
    package var previewJPEG: [UInt8]
    /// Erythema index in colors, JPEG, same size as the preview.
    package var rednessMapJPEG: [UInt8]
    package var width: Int
    package var height: Int
    /// Preview pixels per photo pixel.
    package var scale: Double
    /// Polygons in photo pixels.
    package var polygons: [RegionPolygon]
    /// Erythema index at the two ends of the map's color scale.
    package var mapRange: ClosedRange<Double>
    /// The same skin where it lies on the baseline; nil where no region was drawn.
    package var aligned: AlignedPicture?

    package init(
        previewJPEG: [UInt8], rednessMapJPEG: [UInt8], width: Int, height: Int, scale: Double,
        polygons: [RegionPolygon], mapRange: ClosedRange<Double>, aligned: AlignedPicture? = nil
    ) {
        self.previewJPEG = previewJPEG
        self.rednessMapJPEG = rednessMapJPEG
        self.width = width
        self.height = height
        self.scale = scale
        self.polygons = polygons
        self.mapRange = mapRange
        self.aligned = aligned
    }
}
