import StudyRecords

/// Stage 5: every metric of every region, with the flags of photo and region.
package func measure(
    _ aligned: AlignedSkin, mmPerPixel: Double?, settings: AnalysisSettings, workspace: Workspace = Workspace()
) -> [MetricValue] {
    measureInDetail(aligned, mmPerPixel: mmPerPixel, settings: settings, workspace: workspace).values
}

/// The same, and where in the regions the texture is.
package func measureInDetail(
    _ aligned: AlignedSkin, mmPerPixel: Double?, settings: AnalysisSettings, workspace: Workspace = Workspace()
) -> (values: [MetricValue], textures: [LocalTexture]) {
    let image = aligned.skin.photo.image
    let pitch = PixelPitch(millimetres: mmPerPixel, baselinePixels: 1 / aligned.scale)
    let metrics = MetricCatalog.applicable(hasScale: mmPerPixel != nil)
    var needs = metrics.reduce(SampleNeeds()) { $0.union($1.needs(settings, pitch)) }
    // Nothing compares the smoothed erythema with a control that is not there.
    if !aligned.regions.contains(where: { $0.role == .control }) { needs.erythemaSigma = nil }
    let samples = aligned.regions.map {
        RegionSample($0, of: image, pitch: pitch, needs: needs, workspace: workspace)
    }
    let control = samples.first { $0.role == .control }
    var values: [MetricValue] = []
    for (region, sample) in zip(aligned.regions, samples) {
        var input = MetricInput(sample: sample, control: control, settings: settings)
        input.texture = mmPerPixel.flatMap { scale in
            SkinPatch(region, of: image, mmPerPixel: scale, workspace: workspace).map { patch in
                SkinTexture(patch, workspace: workspace)
            }
        }
        values += metrics.map { $0.value(of: input) }
    }
    let textures = zip(samples, aligned.regions).compactMap { LocalTexture($0, bounds: $1.bounds) }
    return (flagged(values, aligned, hasControl: control != nil), textures)
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
