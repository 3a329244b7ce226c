import StudyRecords

/// A metric: what it is, and how it is read from the sample of a region.
///
/// To add one, write a file in this folder that makes one of these values and name it in `MetricCatalog`. Store, tables,
/// reports, curves and the catalog follow from the definition.
package struct Metric: Sendable {
    package let definition: MetricDefinition
    /// What it reads besides channel means, so that one pass over the pixels can serve all metrics.
    let needs: @Sendable (_ settings: AnalysisSettings, _ pitch: PixelPitch) -> SampleNeeds
    let reading: @Sendable (MetricInput) -> MetricReading

    init(
        definition: MetricDefinition,
        needs: @escaping @Sendable (AnalysisSettings, PixelPitch) -> SampleNeeds = { _, _ in SampleNeeds() },
        reading: @escaping @Sendable (MetricInput) -> MetricReading
    ) {
        (self.definition, self.needs, self.reading) = (definition, needs, reading)
    }

    /// The value of one region with its definition's units and flags.
    func value(of input: MetricInput) -> MetricValue {
        let reading = reading(input)
        var flags = reading.flags
        if let value = reading.value, !definition.expectedRange.contains(value) { flags.append(.unexpectedValue) }
        return MetricValue(
            role: input.sample.role, metric: definition.id, revision: definition.revision, unit: definition.unit,
            value: reading.value, standardError: reading.standardError, pixels: input.sample.pixels, flags: flags,
            label: reading.label)
    }
}

/// What a metric may look at.
struct MetricInput {
    let sample: RegionSample
    /// The untreated skin of the same photo, when one was drawn.
    let control: RegionSample?
    let settings: AnalysisSettings
    /// What the region's patch says; nil where no scale is known.
    var texture: SkinTexture?
}

struct MetricReading {
    var value: Double?
    var standardError: Double?
    var flags: [ReasonCode] = []
    /// A class the value falls in, in words.
    var label: String?

    /// No value, and why.
    static func missing(_ reason: ReasonCode) -> MetricReading { MetricReading(flags: [reason]) }
}

extension MetricReading {
    init(_ estimate: BlockEstimate) {
        self.init(value: estimate.value, standardError: estimate.standardError, flags: estimate.flags)
    }
}

extension Metric {
    /// A metric that is a formula of the region's channel means.
    static func ofChannels(
        _ definition: MetricDefinition, _ formula: @escaping @Sendable (ChannelMeans) -> Double?
    ) -> Metric {
        Metric(definition: definition) { input in
            MetricReading(input.sample.channels.estimate { formula(ChannelMeans(values: $0)) })
        }
    }
}

/// Means of the pixel channels over a region or a tile.
struct ChannelMeans {
    let values: [Double]

    subscript(channel: PixelChannel) -> Double { values[channel.rawValue] }
}
