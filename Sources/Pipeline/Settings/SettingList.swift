import HealingModel
import Imaging
import SkinAnalysis
import StudyRecords

/// Every setting of study.yaml in its order. `init`, reading, provenance and the digest all follow from this list.
enum SettingList {
    static let all: [Setting] =
        study + limits + card + skin + registration + quality + metrics + change + report

    private static let study: [Setting] = [
        .text("study", "name", \.name, "printed on reports; empty = name of the folder"),
        .timeZone,
        .scale,
    ]

    private static let limits: [Setting] = [
        .number("limits", "megapixels", \.limits.megapixels, in: 0.000001...2000, "larger photos are refused"),
        .number("limits", "file_megabytes", \.limits.fileMegabytes, in: 0.001...4000, "larger files are refused"),
        .whole("limits", "scans", \.limits.scans, in: 1...10_000, "progressive JPEGs with more scans are refused"),
        .number(
            "limits", "memory_megabytes", \.limits.memoryMegabytes, in: 1...100_000,
            "photos that take more to decode are refused"),
    ]

    private static let card: [Setting] = [
        .flag("card", "search", \.analysis.card.search, "look for a 24-patch color card in every photo"),
        .choice(
            "card", "edition", \.analysis.card.edition,
            "pigments changed in November 2014; the date is printed on the card: before-2014 or after-2014"),
        .choice(
            "card", "kind", \.analysis.card.kind,
            "auto, classic, mini or passport; gives the scale where the kinds cannot be told apart"),
        .choice("card", "model", \.analysis.card.model, "matrix (3 × 3 on linear light) or root-polynomial"),
        .cardHint,
        .number(
            "card", "warn_residual", \.analysis.card.warnResidual, in: 0...100,
            "mean ΔE2000 of the patches above which the card is used with a warning …"),
        .number(
            "card", "refuse_residual", \.analysis.card.refuseResidual, in: 0...100, "… and above which it is not used"),
    ]

    private static let skin: [Setting] = [
        .number("skin", "cb_min", \.analysis.skin.cbMin, in: 0...255, "chroma gate of skin, YCbCr (BT.601 full range)"),
        .number("skin", "cb_max", \.analysis.skin.cbMax, in: 0...255, ""),
        .number("skin", "cr_min", \.analysis.skin.crMin, in: 0...255, ""),
        .number("skin", "cr_max", \.analysis.skin.crMax, in: 0...255, ""),
        .number(
            "skin", "clipped_from", \.analysis.skin.clippedFrom, in: 1...256,
            "a pixel with a channel at or above this 8-bit code is clipped"),
        .number(
            "skin", "dark_below", \.analysis.skin.darkBelow, in: 0...255,
            "a pixel with green below this code is too dark"),
        .number(
            "skin", "glare_deviations", \.analysis.skin.glareDeviations, in: 0...100,
            "glare: EI below the local median by this many deviations …"),
        .number(
            "skin", "glare_lightness", \.analysis.skin.glareLightness, in: 0...100, "… and L* above it by this much"),
        .whole(
            "skin", "glare_margin", \.analysis.skin.glareMargin, in: 0...50, "pixels left out around glare and clipping"
        ),
        .number(
            "skin", "speck_percent", \.analysis.skin.speckPercent, in: 0...50,
            "smaller patches and holes are ignored, % of photo"),
        .number(
            "skin", "minimum_percent", \.analysis.skin.minimumPercent, in: 0...100,
            "without drawn regions, photos with less skin are refused"),
    ]

    private static let registration: [Setting] = [
        .registrationMode,
        .number(
            "registration", "overlap_percent", \.analysis.registration.overlapPercent, in: 0...100,
            "photos that show less of the treated region are refused"),
        .number(
            "registration", "correlation", \.analysis.registration.correlation, in: 0...1,
            "skin that correlates less with the baseline's is not taken for the same"),
    ]

    private static let quality: [Setting] = [
        .number(
            "quality", "clipped_percent", \.analysis.quality.clippedPercent, in: 0...100,
            "more clipping is flagged, % of the region"),
        .number("quality", "dark_percent", \.analysis.quality.darkPercent, in: 0...100, "more darkness is flagged"),
        .number("quality", "glare_percent", \.analysis.quality.glarePercent, in: 0...100, "more glare is flagged"),
        .number(
            "quality", "region_skin_percent", \.analysis.quality.regionSkinPercent, in: 0...100,
            "a drawn region with less skin color is flagged"),
        .number(
            "quality", "refused_clipped_percent", \.analysis.quality.refusedClippedPercent, in: 0...100,
            "more clipping and nothing is measured"),
        .number(
            "quality", "refused_dark_percent", \.analysis.quality.refusedDarkPercent, in: 0...100,
            "the same for darkness"),
        .number(
            "quality", "refused_glare_percent", \.analysis.quality.refusedGlarePercent, in: 0...100,
            "the same for glare"),
        .number(
            "quality", "sharpness", \.analysis.quality.sharpness, in: 0...10,
            "a lower sharpness ratio is flagged as blurred"),
        .number(
            "quality", "motion", \.analysis.quality.motion, in: 0...1,
            "fine texture directed more than this is motion blur"),
        .number(
            "quality", "noise_percent", \.analysis.quality.noisePercent, in: 0...1000,
            "more pixel noise is flagged, % contrast"),
        .number(
            "quality", "jpeg_quality", \.analysis.quality.jpegQuality, in: 0...100, "a lower JPEG quality is flagged"),
        .number(
            "quality", "shading_percent", \.analysis.quality.shadingPercent, in: 0...1000,
            "light that falls off more is flagged"),
        .number("quality", "hair_percent", \.analysis.quality.hairPercent, in: 0...100, "more hair is flagged"),
        .number(
            "quality", "smoothing_ratio", \.analysis.quality.smoothingRatio, in: 0...1,
            "less noise on skin than elsewhere raises suspicion of a filter"),
    ]

    private static let metrics: [Setting] = [
        .number(
            "redness", "area_smoothing_mm", \.analysis.redness.areaSmoothingMM, in: 0...10,
            "Gaussian before the redness area is taken, mm"),
        .number(
            "redness", "surface_reflection", \.analysis.redness.surfaceReflection, in: 0...0.1,
            "share of white that the surface reflects: 0 cross-polarized or without a card, 0.028 soft light with a card"
        ),
        .number(
            "redness", "area_deviations", \.analysis.redness.areaDeviations, in: 0...20,
            "red = above mean + this many SD of the control"),
        .number(
            "texture", "noise_percent", \.analysis.texture.noisePercent, in: 0...100,
            "a larger share of noise is flagged"),
        .number(
            "texture", "pixels_per_wavelength", \.analysis.texture.pixelsPerWavelength, in: 4...100,
            "coarser photos give no value"),
        .number(
            "texture", "wavelengths_per_region", \.analysis.texture.wavelengthsPerRegion, in: 0...1000,
            "narrower regions are flagged"),
        .number("texture", "region_cm2", \.analysis.texture.regionCM2, in: 0...10_000, "smaller regions are flagged"),
    ]

    private static let change: [Setting] = [
        .number(
            "change", "control_drift_care", \.change.comparability.controlDriftCare, in: 0...100,
            "comparability: EI of the control moved by more than this asks for care …"),
        .number("change", "control_drift", \.change.comparability.controlDrift, in: 0...100, "… and by this forbids"),
        .number(
            "change", "exposure_care", \.change.comparability.exposureCare, in: 0...100,
            "L* of the control, for absolute metrics"),
        .number("change", "exposure", \.change.comparability.exposure, in: 0...100, ""),
        .number(
            "change", "scale_care", \.change.comparability.scaleCare, in: 1...10, "ratio of mm per pixel, for texture"),
        .number("change", "scale", \.change.comparability.scale, in: 1...10, ""),
        .number(
            "change", "blur_care", \.change.comparability.blurCare, in: 0...100, "difference in blur, px², for texture"),
        .number("change", "blur", \.change.comparability.blur, in: 0...100, ""),
        .number(
            "change", "light_turn_care", \.change.comparability.lightTurnCare, in: 0...180,
            "turn of the light, degrees, for texture"),
        .number("change", "light_turn", \.change.comparability.lightTurn, in: 0...180, ""),
        .number(
            "change", "shading", \.change.comparability.shading, in: 0...100,
            "the light has a direction where it falls off by more than this, %"),
        .flag(
            "change", "randomized_arms", \.change.hasRandomizedArms,
            "arms were drawn by lot; else comparisons of arms are called observational"),
        .detectableChanges(known: MetricCatalog.definitions.map(\.id)),
        .relevantChanges(known: MetricCatalog.definitions.map(\.id)),
        .number(
            "change", "mic_texture_percent", \.change.textureRelevancePercent, in: 0.01...1000,
            "the same for texture metrics that mic does not name, percent of the value before"),
    ]

    private static let report: [Setting] = [
        .choice("report", "language", \.report.language, "of the pages: en or de; tables stay English")
    ]
}
