import Imaging
import StudyRecords

/// A photo with the baseline's regions laid on it.
package struct AlignedSkin: Sendable {
    package let skin: SkinPhoto
    /// Treated first, then control when there is one.
    package let regions: [MeasurableRegion]
    package let registration: Registration
    /// Doubts about the photo or its regions that travel with every value.
    package let flags: [ReasonCode]

    package var treated: MeasurableRegion? { regions.first { $0.role == .treated } }
}

/// How the regions came onto the photo.
package enum Registration: String, Sendable {
    /// The photo they were drawn on.
    case baseline
    /// A follow-up of the same pixel size; the outlines were not moved.
    case notRegistered = "not-registered"
    /// Nothing was drawn: all skin is measured.
    case wholeSkin = "whole-skin"
}

/// What the stage needs to know of the baseline: its outlines and the size they were drawn on.
package struct BaselineRegions: Sendable, Hashable {
    package var polygons: [RegionPolygon]
    package var width: Int
    package var height: Int

    package init(polygons: [RegionPolygon], width: Int, height: Int) {
        self.polygons = polygons
        self.width = width
        self.height = height
    }
}

/// Stage 4: carries regions to the photo. A follow-up of another size is refused: outlines would lie elsewhere.
package func register(
    _ skin: SkinPhoto, to baseline: BaselineRegions?, isBaseline: Bool, settings: AnalysisSettings
) throws(PhotoRefusal) -> AlignedSkin {
    let image = skin.photo.image
    guard let baseline, !baseline.polygons.isEmpty else {
        return try aligned(skin, RegionOutlines(skinArea: skin.skinArea), .wholeSkin, settings)
    }
    guard baseline.width == image.width, baseline.height == image.height else {
        throw PhotoRefusal(
            .notRegistrable,
            "\(image.width)×\(image.height) pixels, the baseline has \(baseline.width)×\(baseline.height)")
    }
    let outlines = RegionOutlines(
        polygons: baseline.polygons, skinArea: skin.skinArea, width: image.width, height: image.height)
    return try aligned(skin, outlines, isBaseline ? .baseline : .notRegistered, settings)
}

private func aligned(
    _ skin: SkinPhoto, _ outlines: RegionOutlines, _ registration: Registration, _ settings: AnalysisSettings
) throws(PhotoRefusal) -> AlignedSkin {
    if registration == .wholeSkin, skin.skinPercent < settings.skin.minimumPercent {
        if let refusal = skin.classes.exposureRefusal(settings.quality) { throw refusal }
        let found = (skin.skinPercent * 10).rounded() / 10
        throw PhotoRefusal(.noSkin, "skin covers \(found) % of the photo; \(settings.skin.minimumPercent) % are needed")
    }
    let regions = [RegionRole.treated, .control].compactMap { role in
        outlines.masks[role].flatMap {
            MeasurableRegion(role: role, outline: $0, classes: skin.classes)
        }
    }
    guard regions.first?.role == .treated else {
        throw PhotoRefusal(.regionEmpty, "the treated region holds no pixel that is neither clipped, glaring nor dark")
    }
    if let refusal = regions[0].refusal(settings.quality) { throw refusal }
    var flags =
        skin.photo.flags + regions.flatMap { $0.qualityFlags(settings.quality, drawn: registration != .wholeSkin) }
    if outlines.reachOutside { flags.append(.regionOutside) }
    return AlignedSkin(
        skin: skin, regions: regions, registration: registration, flags: Set(flags).sorted())
}

extension MeasurableRegion {
    /// Too little is left to stand for the region.
    func refusal(_ settings: QualitySettings) -> PhotoRefusal? {
        let limits = [
            (clippedPercent, settings.refusedClippedPercent, ReasonCode.overexposed, "clipped"),
            (darkPercent, settings.refusedDarkPercent, .underexposed, "too dark"),
            (glarePercent, settings.refusedGlarePercent, .glare, "glaring"),
        ]
        guard let (share, limit, reason, word) = limits.first(where: { $0.0 > $0.1 }) else { return nil }
        return PhotoRefusal(
            reason, "\((share * 10).rounded() / 10) % of the region is \(word); the limit is \(limit) %")
    }

    func qualityFlags(_ settings: QualitySettings, drawn: Bool) -> [ReasonCode] {
        var flags: [ReasonCode] = []
        if clippedPercent > settings.clippedPercent { flags.append(.overexposed) }
        if darkPercent > settings.darkPercent { flags.append(.underexposed) }
        if glarePercent > settings.glarePercent { flags.append(.glare) }
        if drawn, skinPercent < settings.regionSkinPercent { flags.append(.regionNotSkin) }
        return flags
    }
}

extension PixelClasses {
    /// Where no skin is found because the whole photo is too dark or too bright, that is the reason to give.
    fileprivate func exposureRefusal(_ settings: QualitySettings) -> PhotoRefusal? {
        let pixels = Double(max(1, codes.count))
        let dark = 100 * Double(codes.count { $0 & PixelClasses.dark != 0 }) / pixels
        let clipped = 100 * Double(codes.count { $0 & PixelClasses.clipped != 0 }) / pixels
        func text(_ share: Double) -> String { "no skin was found; \((share * 10).rounded() / 10) % of the photo is" }
        if dark > settings.refusedDarkPercent { return PhotoRefusal(.underexposed, "\(text(dark)) too dark") }
        if clipped > settings.refusedClippedPercent { return PhotoRefusal(.overexposed, "\(text(clipped)) clipped") }
        return nil
    }
}
