/// Two photos of the same skin in one frame, and what changed between them, place by place.
package struct DifferencePicture: Sendable, Hashable {
    /// One quantity: colors by `DivergingColorScale`, transparent where either photo could not be measured.
    package struct Map: Sendable, Hashable {
        package var png: [UInt8]
        /// Changes up to this size are shown neutral.
        package var neutral: Double
        /// Change at the ends of the color scale.
        package var limit: Double
        /// Whether the change of the control region was taken off.
        package var isAdjusted: Bool

        package init(png: [UInt8], neutral: Double, limit: Double, isAdjusted: Bool) {
            self.png = png
            self.neutral = neutral
            self.limit = limit
            self.isAdjusted = isAdjusted
        }
    }

    package var before: AlignedPicture
    package var after: AlignedPicture
    package var erythema: Map
    /// nil where a photo has no texture map, or of other wavelengths.
    package var texture: Map?

    package init(before: AlignedPicture, after: AlignedPicture, erythema: Map, texture: Map?) {
        self.before = before
        self.after = after
        self.erythema = erythema
        self.texture = texture
    }
}
