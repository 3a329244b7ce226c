import Imaging
import StudyRecords

/// A photo with the baseline's regions laid on it.
package struct AlignedSkin: Sendable {
    package let skin: SkinPhoto
    /// Treated first, then control when there is one.
    package let regions: [MeasurableRegion]
    package let registration: Registration
    /// Outlines on this photo.
    package let polygons: [RegionPolygon]
    /// How the follow-up lies over its baseline; nil where nothing was registered.
    package let figures: RegistrationFigures?
    /// The baseline's outlines, and where each of its places lies on this photo; nil where nothing ties the two together.
    package let baseline: BaselineRegions?
    package let map: SkinMap?
    /// Pixels of this photo to one of the baseline.
    package let scale: Double
    /// Doubts about the photo or its regions that travel with every value.
    package let flags: [ReasonCode]

    package var treated: MeasurableRegion? { regions.first { $0.role == .treated } }
}

/// How the regions came onto the photo.
package enum Registration: String, Sendable {
    /// The photo they were drawn on.
    case baseline
    /// A follow-up; the outlines were carried to where the skin lies.
    case registered
    /// A follow-up of the same pixel size; the outlines were not moved, because the settings say so.
    case notRegistered = "not-registered"
    /// Nothing was drawn: all skin is measured.
    case wholeSkin = "whole-skin"
}

/// What the stage needs to know of the baseline: its outlines and the size they were drawn on.
package struct BaselineRegions: Sendable, Hashable, Codable {
    package var polygons: [RegionPolygon]
    package var width: Int
    package var height: Int

    package init(polygons: [RegionPolygon], width: Int, height: Int) {
        self.polygons = polygons
        self.width = width
        self.height = height
    }
}

/// Stage 4: carries regions to the photo.
///
/// - Parameter reference: the baseline as registration sees it; asked for only when the outlines have to be carried.
package func register(
    _ skin: SkinPhoto, to baseline: BaselineRegions?, isBaseline: Bool, settings: AnalysisSettings,
    reference: () throws(PhotoRefusal) -> RegistrationFeatures? = { () throws(PhotoRefusal) in nil }
) throws(PhotoRefusal) -> AlignedSkin {
    guard let baseline, !baseline.polygons.isEmpty else {
        let outlines = RegionOutlines()
        var whole = CarriedRegions(registration: .wholeSkin)
        if let shown = overlay(baseline, skin, isBaseline: isBaseline, settings.registration, reference) {
            (whole.map, whole.scale) = (shown.map, shown.scale)
        }
        return try aligned(skin, outlines, whole, settings, baseline)
    }
    let carried = try carry(baseline, to: skin, isBaseline: isBaseline, settings.registration, reference)
    let outlines = RegionOutlines(polygons: carried.polygons, on: skin)
    return try aligned(skin, outlines, carried, settings, baseline)
}

/// Outlines on a photo and how they came there.
private struct CarriedRegions {
    var registration: Registration
    var polygons: [RegionPolygon] = []
    var figures: RegistrationFigures?
    var map: SkinMap?
    var scale = 1.0
}

/// Where nothing was drawn nothing depends on the map but the pictures, so without one the photo is merely not laid over.
private func overlay(
    _ baseline: BaselineRegions?, _ skin: SkinPhoto, isBaseline: Bool, _ settings: RegistrationSettings,
    _ reference: () throws(PhotoRefusal) -> RegistrationFeatures?
) -> CarriedRegions? {
    guard let baseline else { return nil }
    return try? carry(baseline, to: skin, isBaseline: isBaseline, settings, reference)
}

/// Outlines are never laid down unmoved because registration failed: the photo is refused.
private func carry(
    _ baseline: BaselineRegions, to skin: SkinPhoto, isBaseline: Bool, _ settings: RegistrationSettings,
    _ reference: () throws(PhotoRefusal) -> RegistrationFeatures?
) throws(PhotoRefusal) -> CarriedRegions {
    if isBaseline { return CarriedRegions(registration: .baseline, polygons: baseline.polygons, map: .identity) }
    let image = skin.photo.image
    guard settings.isOn, let features = try reference() else {
        guard baseline.width == image.width, baseline.height == image.height else {
            throw PhotoRefusal(
                .notRegistrable,
                "\(image.width)×\(image.height) pixels, the baseline has \(baseline.width)×\(baseline.height)")
        }
        return CarriedRegions(registration: .notRegistered, polygons: baseline.polygons)
    }
    let own = RegistrationFeatures(RegistrationImage(image, area: skin.skinArea))
    let solution = try PhotoRegistration(own, to: features).solve()
    let carrier = RegionCarrier(map: solution.skinMap)
    let overlap = carrier.overlapPercent(
        of: baseline.polygons, on: features.image, width: image.width, height: image.height)
    let judgment = RegistrationJudgment(solution: solution, overlapPercent: overlap, settings: settings)
    let figures = try judgment.figures()
    return CarriedRegions(
        registration: .registered, polygons: carrier.carried(baseline.polygons), figures: figures,
        map: solution.skinMap, scale: figures.scale)
}

private func aligned(
    _ skin: SkinPhoto, _ outlines: RegionOutlines, _ carried: CarriedRegions, _ settings: AnalysisSettings,
    _ baseline: BaselineRegions? = nil
) throws(PhotoRefusal) -> AlignedSkin {
    let isDrawn = carried.registration != .wholeSkin
    if !isDrawn, skin.skinPercent < settings.skin.minimumPercent {
        if let refusal = skin.classes.exposureRefusal(settings.quality) { throw refusal }
        let found = (skin.skinPercent * 10).rounded() / 10
        throw PhotoRefusal(.noSkin, "skin covers \(found) % of the photo; \(settings.skin.minimumPercent) % are needed")
    }
    var regions = [RegionRole.treated, .control].compactMap { role in
        outlines[role].flatMap {
            MeasurableRegion(role: role, outline: $0, classes: skin.classes)
        }
    }
    guard regions.first?.role == .treated else {
        throw PhotoRefusal(.regionEmpty, "the treated region holds no pixel that is neither clipped, glaring nor dark")
    }
    if let refusal = regions[0].refusal(settings.quality) { throw refusal }
    for index in regions.indices { regions[index].edgeError = carried.figures?.estimatedErrorPixels ?? 0 }
    var flags = skin.photo.flags + regions.flatMap { $0.qualityFlags(settings.quality, drawn: isDrawn) }
    if outlines.reachOutside { flags.append(.regionOutside) }
    return AlignedSkin(
        skin: skin, regions: regions, registration: carried.registration, polygons: carried.polygons,
        figures: carried.figures, baseline: baseline, map: carried.map, scale: carried.scale, flags: Set(flags).sorted()
    )
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
