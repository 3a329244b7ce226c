import Imaging
import StudyRecords

/// Between regions and measuring: the figures that say how far a photo can be trusted.
package func judgeQuality(of aligned: AlignedSkin, encoding: JPEGEncoding?) -> PhotoQuality {
    let image = aligned.skin.photo.image
    var quality = PhotoQuality()
    quality.jpegQuality = encoding?.quality
    quality.chromaSubsampling = encoding?.subsampling
    quality.smoothingRatio = SmoothingSuspicion.ratio(aligned.skin.classes, of: image)
    quality.regions = aligned.regions.map { regionQuality($0, image) }
    return quality
}

private func regionQuality(_ region: MeasurableRegion, _ image: EncodedImage) -> RegionQuality {
    var quality = RegionQuality(role: region.role)
    if let shading = Shading(region, of: image) {
        quality.shadingPercent = shading.percent
        quality.lightDirection = shading.direction
    }
    guard let window = SkinWindow(region, of: image) else { return quality }
    quality.hairPercent = HairFinder.percent(window)
    if let sharpness = Sharpness(window) {
        quality.sharpness = sharpness.ratio
        quality.noisePercent = sharpness.noisePercent
        quality.motion = sharpness.motion
    }
    return quality
}

extension PhotoQuality {
    /// Flags of the photo: what exceeds its limit in the treated region.
    package func flags(_ settings: QualitySettings) -> [ReasonCode] {
        var flags: [ReasonCode] = []
        if let jpegQuality, Double(jpegQuality) < settings.jpegQuality { flags.append(.lowJPEGQuality) }
        if let smoothingRatio, smoothingRatio < settings.smoothingRatio { flags.append(.smoothed) }
        guard let treated = self[.treated] else { return flags }
        if let motion = treated.motion, motion > settings.motion {
            flags.append(.motionBlur)
        } else if let sharpness = treated.sharpness, sharpness < settings.sharpness {
            flags.append(.blurred)
        }
        if let noise = treated.noisePercent, noise > settings.noisePercent { flags.append(.noisy) }
        if let shading = treated.shadingPercent, shading > settings.shadingPercent { flags.append(.unevenLight) }
        if let hair = treated.hairPercent, hair > settings.hairPercent { flags.append(.hair) }
        return flags
    }
}
