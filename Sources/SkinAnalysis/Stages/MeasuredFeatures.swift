import RadiomicFeatures
import StudyRecords

/// Beside stage 5: every IBSI feature of every region. Features are no metrics: they have no standard error, no minimal
/// detectable change and no verdict, and are measured when asked for.
package func measureFeatures(
    _ aligned: AlignedSkin, mmPerPixel: Double?, settings: RadiomicSettings = RadiomicSettings(),
    workspace: Workspace = Workspace()
) -> [FeatureValue] {
    let common = aligned.flags + aligned.skin.photo.valueFlags
    return aligned.regions.flatMap { region -> [FeatureValue] in
        guard
            let patch = ContrastPatch(
                region, of: aligned.skin.photo.image, mmPerPixel: mmPerPixel, settings: settings,
                workspace: workspace)
        else { return [] }
        return RadiomicMeasurement(patch, role: region.role, settings: settings, flags: common).values()
    }
}

/// The features of one region.
struct RadiomicMeasurement {
    private let patch: ContrastPatch
    private let role: RegionRole
    private let settings: RadiomicSettings
    private let discretization: Discretization
    private let levels: LevelVolume
    private let flags: [ReasonCode]

    init(_ patch: ContrastPatch, role: RegionRole, settings: RadiomicSettings, flags: [ReasonCode]) {
        (self.patch, self.role, self.settings) = (patch, role, settings)
        discretization = .fixedBinSize(width: settings.binWidth, lowest: settings.lowest, levels: settings.levels)
        let (levels, clipped) = patch.volume.discretized(discretization)
        self.levels = levels
        var flags = Set(flags)
        if patch.pitch == nil { flags.insert(.noScale) }
        if patch.isCoarse { flags.insert(.pitchTooCoarse) }
        if clipped > settings.clippedPercent { flags.insert(.levelsClipped) }
        self.flags = flags.sorted()
    }

    func values() -> [FeatureValue] { firstOrder() + textures() + responses() }

    private func firstOrder() -> [FeatureValue] {
        let (range, values) = (patch.volume.range, patch.volume.regionValues())
        return records(FeatureSet.statistics(values, range: range), plain)
            + records(FeatureSet.histogram(levels), discretized)
            + records(FeatureSet.intensityVolume(values, range: range), thousandBins)
    }

    private func textures() -> [FeatureValue] {
        var all: [FeatureValue] = []
        for distance in settings.distances {
            let pixels = max(1, Int((distance / gridPitch).rounded()))
            let readings = FeatureSet.cooccurrence(levels, .slices, distance: pixels)
            all += records(readings, texture(.cooccurrence, distance: patch.pitch == nil ? Double(pixels) : distance))
        }
        all += records(FeatureSet.runLength(levels, .slices), texture(.runLength, distance: nil))
        all += records(FeatureSet.zones(levels, .slices), texture(.sizeZone, distance: nil))
        all += records(
            FeatureSet.neighborhoodDifference(levels, .slices), texture(.neighborhoodDifference, distance: stepLength))
        return all
            + records(
                FeatureSet.neighborDependence(levels, .slices), texture(.neighborDependence, distance: stepLength))
    }

    private func responses() -> [FeatureValue] {
        FilterBank.filters(settings, pitch: gridPitch, lengthUnit: plain.lengthUnit).flatMap { filter in
            var place = plain
            place.image = filter.name
            let readings = ResponseSummary.readings(filter.filter, patch.volume, border: .zero)
            return records(readings, place, unit: filter.unit)
        }
    }

    /// Millimetres of a pixel; without a scale a pixel is taken for one of the canonical grid.
    private var gridPitch: Double { patch.pitch ?? settings.pitch }
    private var stepLength: Double { patch.pitch ?? 1 }

    private var plain: FeatureValue.Settings {
        FeatureValue.Settings(
            image: "contrast", pitch: stepLength, lengthUnit: patch.pitch == nil ? "px" : "mm",
            longestWavelength: patch.pitch == nil
                ? (settings.longestWavelength / settings.pitch).rounded() : settings.longestWavelength)
    }

    private var discretized: FeatureValue.Settings {
        var place = plain
        place.discretization = discretization.name
        (place.binWidth, place.lowest, place.levels) = (settings.binWidth, settings.lowest, settings.levels)
        return place
    }

    private var thousandBins: FeatureValue.Settings {
        var place = plain
        (place.discretization, place.levels) = (Discretization.fixedBinNumber(1000).name, 1000)
        return place
    }

    private func texture(_ family: FeatureFamily, distance: Double?) -> FeatureValue.Settings {
        var place = discretized
        place.distance = distance
        place.aggregation = Aggregation.slices.rawValue
        place.aggregationID = Aggregation.slices.ibsiID(hasDirections: family.hasDirections)
        return place
    }

    /// A feature's unit where the image has another one than t.
    private static func unit(_ definition: FeatureDefinition, of image: String) -> String {
        switch definition.unit {
        case "%": image
        case "%²": image == "%" ? "%²" : "(\(image))²"
        default: definition.unit
        }
    }

    private func records(
        _ readings: [FeatureReading], _ place: FeatureValue.Settings, unit: String = "%"
    ) -> [FeatureValue] {
        readings.map { reading in
            let definition = reading.definition
            return FeatureValue(
                role: role, family: definition.family.rawValue, feature: definition.code, ibsiID: definition.ibsiID,
                value: reading.value, unit: RadiomicMeasurement.unit(definition, of: unit), settings: place,
                pixels: patch.volume.count, flags: flags)
        }
    }
}
