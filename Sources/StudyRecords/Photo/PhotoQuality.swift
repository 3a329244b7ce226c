/// How well a photo can be measured: the figures behind its quality flags. Every figure has its formula in Methods.md.
package struct PhotoQuality: Sendable, Hashable, Codable {
    /// Quality the quantization table stands for on libjpeg's scale, 1…100; nil for other formats.
    package var jpegQuality: Int?
    /// `4:4:4`, `4:2:2`, `4:2:0` …
    package var chromaSubsampling: String?
    /// Noise of skin over noise of everything else at like brightness; far below 1 where a filter smoothed the skin.
    package var smoothingRatio: Double?
    /// Treated first, then control.
    package var regions: [RegionQuality] = []

    package init() {}

    package subscript(role: RegionRole) -> RegionQuality? { regions.first { $0.role == role } }
}

/// Quality of one region of one photo.
package struct RegionQuality: Sendable, Hashable, Codable {
    package var role: RegionRole
    /// Power of the texture from 6 to 12 px over that from 12 to 24 px, noise removed; falls with blur.
    package var sharpness: Double?
    /// Standard deviation of pixel noise in t = 100·ln Y, percent.
    package var noisePercent: Double?
    /// Excess of directedness of fine over coarse texture, 0…1: large where the camera moved.
    package var motion: Double?
    /// Change of luminance across the region by a fitted plane, percent.
    package var shadingPercent: Double?
    /// Where the light grows: 0 to the right, 90 upward, degrees.
    package var lightDirection: Double?
    /// Share of the examined skin under dark hairs, percent.
    package var hairPercent: Double?

    package init(role: RegionRole) { self.role = role }
}
