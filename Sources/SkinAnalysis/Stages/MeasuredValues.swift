import StudyRecords

/// Stage 5: every metric of every region, with the flags of photo and region.
package func measure(_ aligned: AlignedSkin, mmPerPixel: Double?, settings: AnalysisSettings) -> [MetricValue] {
    let image = aligned.skin.photo.image
    let samples = aligned.regions.map { RegionSample($0, of: image, mmPerPixel: mmPerPixel) }
    let control = samples.first { $0.role == .control }
    let metrics = MetricCatalog.applicable(hasScale: mmPerPixel != nil)
    var values: [MetricValue] = []
    for sample in samples {
        let input = MetricInput(sample: sample, control: control, settings: settings)
        values += metrics.map { $0.value(of: input) }
    }
    return flagged(values, aligned, hasControl: control != nil)
}

private func flagged(_ values: [MetricValue], _ aligned: AlignedSkin, hasControl: Bool) -> [MetricValue] {
    var common = aligned.flags
    if aligned.registration == .notRegistered { common.append(.notRegistered) }
    let isDark = isLowSensitivity(values)
    let families = Dictionary(uniqueKeysWithValues: MetricCatalog.definitions.map { ($0.id, $0.family) })
    return values.map { value in
        var flagged = value
        var flags = Set(value.flags + common)
        let family = families[value.metric]
        if !aligned.skin.photo.isAbsolute, MetricCatalog.absolute.contains(value.metric) { flags.insert(.noCard) }
        if !hasControl, family != .texture { flags.insert(.noControl) }
        if isDark, family == .redness { flags.insert(.lowSensitivitySkinTone) }
        flagged.flags = flags.sorted()
        return flagged
    }
}

/// ITA of the untreated skin (of the treated where there is no control) below -30°: redness shows weakly in photos.
private func isLowSensitivity(_ values: [MetricValue]) -> Bool {
    let tones = values.filter { $0.metric == Metric.individualTypologyAngle.definition.id }
    let tone = tones.first { $0.role == .control } ?? tones.first
    return tone?.value.map { $0 < -30 } ?? false
}
