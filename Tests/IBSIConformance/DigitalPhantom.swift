import RadiomicFeatures

/// The IBSI-1 digital phantom: 5 × 4 × 4 voxels of levels 1…6, 74 of them in the region ([ibsi-1], section 5.1).
package enum DigitalPhantom {
    package static var volume: LevelVolume {
        let levels = FixtureFile.text("ibsi1_digital_phantom.txt").split { $0.isWhitespace }.map { UInt8($0) ?? 0 }
        return LevelVolume(width: 5, height: 4, depth: 4, levelCount: 6, levels: levels)
    }

    /// The endings of tags in the table of reference values.
    private static let aggregations: [(suffix: String, Aggregation)] = [
        ("_2D_avg", .slicesAndDirections), ("_2D_comb", .slices), ("_2_5D_avg", .directions), ("_2_5D_comb", .none),
        ("_3D_avg", .volumeDirections), ("_3D_comb", .volume),
    ]
    private static let planeAggregations: [(suffix: String, Aggregation)] = [
        ("_2D", .slices), ("_2_5D", .none), ("_3D", .volume),
    ]

    /// Families of whose values all must be met, by the beginning of their tags.
    package static let families = ["stat", "ih", "ivh", "cm", "rlm", "szm", "dzm", "ngt", "ngl"]

    /// Recomputes every published value of one family, in two, two and a half and three dimensions.
    package static func check(family: String) -> ConformanceCount {
        let values = values()
        var count = ConformanceCount()
        for row in ReferenceTable(FixtureFile.text("ibsi1_digital_phantom_values.csv")).rows
        where row.tag.hasPrefix(family + "_") {
            count.check(row.tag, values[row.tag] ?? nil, equals: row.value, within: row.tolerance)
        }
        return count
    }

    private static func values() -> [String: Double?] {
        let volume = volume
        let text = FixtureFile.text("ibsi1_digital_phantom.txt")
        let intensities = text.split { $0.isWhitespace }.compactMap { Float($0) }
        var values: [String: Double?] = [:]
        func add(_ readings: [FeatureReading], _ suffix: String) {
            for reading in readings { values[reading.definition.code + suffix] = .some(reading.value) }
        }
        add(FeatureSet.statistics(intensities, range: 1...6), "")
        add(FeatureSet.histogram(volume), "")
        add(FeatureSet.intensityVolume(volume), "")
        for (suffix, aggregation) in aggregations {
            add(FeatureSet.cooccurrence(volume, aggregation), suffix)
            add(FeatureSet.runLength(volume, aggregation), suffix)
        }
        for (suffix, aggregation) in planeAggregations {
            add(FeatureSet.zones(volume, aggregation), suffix)
            add(FeatureSet.neighborhoodDifference(volume, aggregation), suffix)
            add(FeatureSet.neighborDependence(volume, aggregation), suffix)
        }
        return values
    }
}
