import Imaging
import StudyRecords

/// What measuring gives: values, and the spectrum by which the relief of two photos is compared later.
package struct MeasuredSkin: Sendable {
    package var values: [MetricValue] = []
    package var spectrum: TextureSpectrum?
    /// Where in the regions the texture is.
    package var textures: [LocalTexture] = []

    package init() {}
}

/// Stage 5, the values alone.
package func measure(
    _ aligned: AlignedSkin, mmPerPixel: Double?, settings: AnalysisSettings, workspace: Workspace = Workspace()
) -> [MetricValue] {
    measureSkin(aligned, mmPerPixel: mmPerPixel, settings: settings, workspace: workspace).values
}

/// Stage 5: every metric of every region, with the flags of photo and region.
package func measureSkin(
    _ aligned: AlignedSkin, mmPerPixel: Double?, settings: AnalysisSettings, jpegQuality: Int? = nil,
    workspace: Workspace = Workspace()
) -> MeasuredSkin {
    let image = aligned.skin.photo.image
    let pitch = PixelPitch(millimetres: mmPerPixel, baselinePixels: 1 / aligned.scale)
    let metrics = MetricCatalog.applicable(hasScale: mmPerPixel != nil)
    var needs = metrics.reduce(SampleNeeds()) { $0.union($1.needs(settings, pitch)) }
    // Nothing compares the smoothed erythema with a control that is not there.
    if !aligned.regions.contains(where: { $0.role == .control }) { needs.erythemaSigma = nil }
    var samples = aligned.regions.map {
        RegionSample($0, of: image, pitch: pitch, needs: needs, workspace: workspace)
    }
    samples.shiftLight(by: aligned.skin.photo.calibration)
    let control = samples.first { $0.role == .control }
    var measured = MeasuredSkin()
    let patches = PatchReader(image: image, mmPerPixel: mmPerPixel, jpegQuality: jpegQuality, workspace: workspace)
    let textures = zip(aligned.regions, samples).map { patches.read($0, noise: $1.noise) }
    measured.spectrum = textures.first?.spectrum
    let colors = zip(aligned.regions, textures).first { $0.0.role == .control }?.1.texture?.colors
    for (index, sample) in samples.enumerated() {
        var input = MetricInput(sample: sample, control: control, settings: settings)
        (input.texture, input.controlColors) = (textures[index].texture, colors)
        input.erythema = ErythemaSample(aligned.regions[index], of: image, workspace: workspace)
        measured.values += metrics.map { $0.value(of: input) }
    }
    measured.textures = zip(samples, aligned.regions).compactMap { LocalTexture($0, bounds: $1.bounds) }
    measured.values = flagged(measured.values, aligned, hasControl: control != nil)
    return measured
}

/// Makes the patch of a region, reads all from it and lets it go.
private struct PatchReader {
    let image: EncodedImage
    let mmPerPixel: Double?
    let jpegQuality: Int?
    let workspace: Workspace

    func read(_ region: MeasurableRegion, noise: Double) -> (texture: SkinTexture?, spectrum: TextureSpectrum?) {
        guard let mmPerPixel,
            let patch = SkinPatch(region, of: image, mmPerPixel: mmPerPixel, workspace: workspace)
        else { return (nil, nil) }
        let texture = SkinTexture(patch, noise: noise, workspace: workspace)
        guard region.role == .treated else { return (texture, nil) }
        return (
            texture, SpectrumScan.spectrum(of: patch, nativePitch: mmPerPixel, jpegQuality: jpegQuality)
        )
    }
}

private func flagged(_ values: [MetricValue], _ aligned: AlignedSkin, hasControl: Bool) -> [MetricValue] {
    var common = aligned.flags + aligned.skin.photo.valueFlags
    if aligned.registration == .notRegistered { common.append(.notRegistered) }
    let tone = untreatedTone(values)
    let families = Dictionary(uniqueKeysWithValues: MetricCatalog.definitions.map { ($0.id, $0.family) })
    return values.map { value in
        var flagged = value
        var flags = Set(value.flags + common)
        let family = families[value.metric]
        if !aligned.skin.photo.isAbsolute, MetricCatalog.absolute.contains(value.metric) { flags.insert(.noCard) }
        if !hasControl, family != .texture { flags.insert(.noControl) }
        if let tone, family == .redness {
            if tone < -30 { flags.insert(.lowSensitivitySkinTone) }
            if tone < -50 { flags.insert(.skinToneOutOfRange) }
        }
        flagged.flags = flags.sorted()
        return flagged
    }
}

/// ITA of the untreated skin, of the treated where there is no control. Below -30° redness shows weakly in photos, below
/// -50° hardly at all; the values stand, since underexposure looks the same, but no verdict is given on their changes.
private func untreatedTone(_ values: [MetricValue]) -> Double? {
    let tones = values.filter { $0.metric == Metric.individualTypologyAngle.definition.id }
    let tone = tones.first { $0.role == .control } ?? tones.first
    return tone?.value
}
