/// Every feature of a region, family by family.
package enum FeatureSet {
    /// What the families are, in the order of tables.
    package static let definitions: [FeatureDefinition] =
        StatisticsFeatures.all.map(\.definition) + HistogramFeatures.all.map(\.definition)
        + IntensityVolumeFeatures.all.map(\.definition) + CooccurrenceFeatures.all.map(\.definition)
        + RunLengthFeatures.all.map(\.definition) + SizeZoneFeatures.all.map(\.definition)
        + DistanceZoneFeatures.all.map(\.definition) + NeighborhoodDifferenceFeatures.all.map(\.definition)
        + NeighborDependenceFeatures.all.map(\.definition)

    package static func statistics(_ values: [Float], range: ClosedRange<Float>) -> [FeatureReading] {
        FeatureReader.readings(
            StatisticsFeatures.all, of: IntensitySummary(values, range: range).map { [$0] } ?? [])
    }

    package static func histogram(_ volume: LevelVolume) -> [FeatureReading] {
        let counts = Array(volume.histogram(slices: 0..<volume.depth).dropFirst())
        return FeatureReader.readings(HistogramFeatures.all, of: LevelHistogram(counts).map { [$0] } ?? [])
    }

    /// Of intensities that are whole levels already.
    package static func intensityVolume(_ volume: LevelVolume) -> [FeatureReading] {
        let counts = Array(volume.histogram(slices: 0..<volume.depth).dropFirst())
        return FeatureReader.readings(IntensityVolumeFeatures.all, of: [IntensityVolumeHistogram(levels: counts)])
    }

    package static func intensityVolume(_ values: [Float], range: ClosedRange<Float>) -> [FeatureReading] {
        FeatureReader.readings(
            IntensityVolumeFeatures.all, of: values.isEmpty ? [] : [IntensityVolumeHistogram(values, range: range)])
    }

    /// - Parameter distance: δ, Chebyshev, pixels.
    package static func cooccurrence(
        _ volume: LevelVolume, _ aggregation: Aggregation, distance: Int = 1
    ) -> [FeatureReading] {
        let matrices = aggregation.matrices(depth: volume.depth, directions: directions(aggregation)) {
            CooccurrenceCounts(volume, slices: $0, offset: $1 * distance)
        }
        return FeatureReader.readings(CooccurrenceFeatures.all, of: matrices.map { CooccurrenceProbabilities($0) })
    }

    package static func runLength(_ volume: LevelVolume, _ aggregation: Aggregation) -> [FeatureReading] {
        let tables = aggregation.matrices(depth: volume.depth, directions: directions(aggregation)) {
            RunLengthCounts.table(volume, slices: $0, offset: $1)
        }
        return FeatureReader.readings(RunLengthFeatures.all, of: tables)
    }

    /// Size zones and distance zones, from one labeling.
    ///
    /// - Parameter outline: the region before its intensities were bounded, where that is larger: distances are to its edge.
    package static func zones(
        _ volume: LevelVolume, _ aggregation: Aggregation, outline: LevelVolume? = nil
    ) -> [FeatureReading] {
        let tables = slices(volume, aggregation).map { slices in
            ZoneTables.both(
                volume, outline: outline ?? volume, slices: slices, isVolumetric: aggregation.isVolumetric)
        }
        let (sizes, distances) = (tables.map(\.sizes), tables.map(\.distances))
        return FeatureReader.readings(SizeZoneFeatures.all, of: pooled(sizes, aggregation))
            + FeatureReader.readings(DistanceZoneFeatures.all, of: pooled(distances, aggregation))
    }

    package static func neighborhoodDifference(
        _ volume: LevelVolume, _ aggregation: Aggregation
    ) -> [FeatureReading] {
        let matrices = slices(volume, aggregation).map {
            NeighborhoodDifferences(volume, slices: $0, isVolumetric: aggregation.isVolumetric)
        }
        let pooled = pooled(matrices, aggregation).map { GrayToneDifferences($0) }
        return FeatureReader.readings(NeighborhoodDifferenceFeatures.all, of: pooled)
    }

    /// - Parameter coarseness: α, the largest difference of levels that counts as the same.
    package static func neighborDependence(
        _ volume: LevelVolume, _ aggregation: Aggregation, coarseness: Int = 0
    ) -> [FeatureReading] {
        let tables = slices(volume, aggregation).map {
            NeighborDependence.table(
                volume, slices: $0, isVolumetric: aggregation.isVolumetric, coarseness: coarseness)
        }
        return FeatureReader.readings(NeighborDependenceFeatures.all, of: pooled(tables, aggregation))
    }

    private static func directions(_ aggregation: Aggregation) -> [PixelOffset] {
        aggregation.isVolumetric ? PixelOffset.inVolume : PixelOffset.inPlane
    }

    /// What a matrix without directions is counted over: a slice, or the volume.
    private static func slices(_ volume: LevelVolume, _ aggregation: Aggregation) -> [Range<Int>] {
        aggregation.isVolumetric ? [0..<volume.depth] : (0..<volume.depth).map { $0..<$0 + 1 }
    }

    /// One matrix a slice where slices are averaged, else their sum.
    private static func pooled<Matrix: MergingMatrix>(_ matrices: [Matrix], _ aggregation: Aggregation) -> [Matrix] {
        if aggregation == .slices || aggregation == .slicesAndDirections { return matrices.filter { !$0.isEmpty } }
        guard var merged = matrices.first else { return [] }
        for matrix in matrices.dropFirst() { merged.merge(matrix) }
        return merged.isEmpty ? [] : [merged]
    }
}
