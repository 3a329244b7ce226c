import StudyRecords

extension MetricInput {
    /// A value read from the region's patch, with the flags that hold for every texture metric.
    ///
    /// - Parameter coarsest: the coarsest grid, mm per pixel, on which the metric means something.
    func textureReading(coarsest: Double, _ body: (SkinTexture) -> MetricReading) -> MetricReading {
        guard let texture else { return .missing(.noScale) }
        guard CanonicalPitch.isFine(texture.pitch, coarsest) else { return .missing(.pitchTooCoarse) }
        var reading = body(texture)
        if texture.areaCM2 < settings.texture.regionCM2 { reading.flags.append(.regionSmall) }
        return reading
    }
}
