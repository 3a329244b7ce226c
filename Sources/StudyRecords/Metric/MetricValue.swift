/// One metric of one region role of one photo.
package struct MetricValue: Sendable, Hashable, Codable {
    package var role: RegionRole
    package var metric: String
    package var revision: Int
    package var unit: String
    /// nil when the metric cannot be stated; `flags` then says why.
    package var value: Double?
    /// Sampling error of the region mean, from the spread of tiles; nil when there are too few tiles.
    package var standardError: Double?
    /// Pixels that entered the value.
    package var pixels: Int
    package var flags: [ReasonCode]
    /// The class the value falls in, in words, where the metric has classes (ITA).
    package var label: String?

    package init(
        role: RegionRole, metric: String, revision: Int, unit: String, value: Double?, standardError: Double?,
        pixels: Int, flags: [ReasonCode], label: String? = nil
    ) {
        self.role = role
        self.metric = metric
        self.revision = revision
        self.unit = unit
        self.value = value
        self.standardError = standardError
        self.pixels = pixels
        self.flags = flags
        self.label = label
    }
}
