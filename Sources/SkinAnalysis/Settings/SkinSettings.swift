/// What counts as measurable skin. Thresholds on 8-bit sRGB codes hold for 16-bit photos by scale.
package struct SkinSettings: Sendable, Hashable, Codable {
    /// Chroma gate of full-range BT.601 YCbCr; wide enough for every skin tone from -2 to +1 EV (Documentation/Decisions.md).
    package var cbMin = 77.0
    package var cbMax = 127.0
    package var crMin = 131.0
    package var crMax = 180.0
    /// A pixel with any channel at or above this code is clipped.
    package var clippedFrom = 250.0
    /// A pixel whose green lies below this code is dark: its ratios are noise.
    package var darkBelow = 16.0
    /// Glare is paler than the local median EI by this many MAD-based standard deviations …
    package var glareDeviations = 3.0
    /// … and lighter than the local median by this much L*.
    package var glareLightness = 10.0
    /// Pixels by which clipped and glaring areas are grown before they are left out.
    package var glareMargin = 2
    /// Patches of skin and holes in it smaller than this share of the photo are ignored, percent.
    package var speckPercent = 0.1
    /// Without drawn regions a photo with less skin than this is refused, percent of the photo.
    package var minimumPercent = 2.0

    package init() {}
}

/// When a photo that was measured is called doubtful: shares of the region, percent.
package struct QualitySettings: Sendable, Hashable, Codable {
    package var clippedPercent = 2.0
    package var darkPercent = 10.0
    package var glarePercent = 10.0
    /// Above these shares nothing is measured: what is left is no sample of the region.
    package var refusedClippedPercent = 30.0
    package var refusedDarkPercent = 50.0
    package var refusedGlarePercent = 30.0
    /// A drawn region with less than this share inside the skin gate is flagged, not cut.
    package var regionSkinPercent = 50.0
    /// Sharpness ratio below which skin is called blurred: above every phone close-up blurred by 2.5 px that was tried,
    /// below every untouched one (Validation.md).
    package var sharpness = 0.35
    /// Excess directedness of fine texture above which the camera is said to have moved.
    package var motion = 0.2
    /// Pixel noise in percent contrast: about 5 codes of 8 bits on light skin.
    package var noisePercent = 6.5
    /// libjpeg quality.
    package var jpegQuality = 60.0
    /// Fall of the light across the region, percent.
    package var shadingPercent = 110.0
    package var hairPercent = 5.0
    /// Noise of skin over noise elsewhere; below it a filter is suspected.
    package var smoothingRatio = 0.5

    package init() {}
}

/// Settings of everything that turns pixels into values.
package struct AnalysisSettings: Sendable, Hashable, Codable {
    package var skin = SkinSettings()
    package var quality = QualitySettings()
    package var redness = RednessSettings()
    package var texture = TextureSettings()
    package var card = CardSettings()
    package var registration = RegistrationSettings()

    package init() {}
}

/// How the redness area is found.
package struct RednessSettings: Sendable, Hashable, Codable {
    /// Standard deviation of the Gaussian laid over the erythema index first, mm.
    package var areaSmoothingMM = 0.5
    /// A pixel is red above mean + this many standard deviations of the control region.
    package var areaDeviations = 2.0
    /// Light the surface reflects, as a share of white: 0 for cross-polarized light, for a lamp from one side with glare left
    /// out, and without a color card; 0.028 for soft unpolarized light with a card.
    package var surfaceReflection = 0.0

    package init() {}
}

/// When texture is too noisy, too small or too coarse to be stated without a flag.
package struct TextureSettings: Sendable, Hashable, Codable {
    /// Share of a band's variance that may be image noise, percent.
    package var noisePercent = 30.0
    /// Pixels to the shortest wavelength of a band.
    package var pixelsPerWavelength = 4.0
    /// Longest wavelengths that must fit across the region.
    package var wavelengthsPerRegion = 10.0
    /// Smallest region, cm².
    package var regionCM2 = 1.0

    package init() {}
}
