import RadiomicFeatures

/// The two configurations of IBSI-1 that process a CT image slice by slice ([ibsi-1], table 5.1).
package enum CTConfiguration: String, CaseIterable {
    /// Voxels as they are, levels of 25 HU from -500.
    case a = "A"
    /// Bilinear to 2 mm, 32 levels.
    case b = "B"

    /// Recomputes what a table states of an image.
    package static func check(_ image: CTImage, against table: CTTable) -> ConformanceCount {
        var count = ConformanceCount()
        for configuration in allCases {
            let values = configuration.values(image)
            for row in ReferenceTable(FixtureFile.text(table.rawValue)).rows
            where row.tag.hasPrefix(configuration.rawValue + "/") {
                let tolerance = table == .ctLike ? max(1e-6 * abs(row.value), 1e-9) : row.tolerance
                count.check(
                    row.tag, values[String(row.tag.dropFirst(2))] ?? nil, equals: row.value, within: tolerance)
            }
        }
        return count
    }

    private func values(_ image: CTImage) -> [String: Double?] {
        let image = self == .a ? image : image.resampled(to: 2)
        let whole = image.volume
        let region = whole.resegmented(to: -500...400)
        let method: Discretization =
            self == .a ? .fixedBinSize(width: 25, lowest: -500, levels: 37) : .fixedBinNumber(32)
        let levels = region.discretized(method).volume
        let outline = LevelVolume(
            width: whole.width, height: whole.height, depth: whole.depth, levelCount: 1, levels: image.mask)
        var values: [String: Double?] = [:]
        func add(_ readings: [FeatureReading], _ suffix: String) {
            for reading in readings { values[reading.definition.code + suffix] = .some(reading.value) }
        }
        add(FeatureSet.statistics(region.regionValues(), range: region.range), "")
        add(FeatureSet.histogram(levels), "")
        add(FeatureSet.zones(levels, .slices, outline: outline), "_2D")
        add(FeatureSet.neighborhoodDifference(levels, .slices), "_2D")
        add(FeatureSet.neighborDependence(levels, .slices), "_2D")
        for (suffix, aggregation) in [("_2D_avg", Aggregation.slicesAndDirections), ("_2D_comb", .slices)] {
            add(FeatureSet.cooccurrence(levels, aggregation), suffix)
            add(FeatureSet.runLength(levels, aggregation), suffix)
        }
        return values
    }
}

/// Tables of values of CT images.
package enum CTTable: String {
    /// IBSI-1 consensus values of its CT phantom.
    case published = "ibsi1_ct_values.csv"
    /// MIRP's values of `CTImage.synthetic`.
    case ctLike = "ct_like_values.csv"
}
