/// One metric of one region role of one photo.
package struct MetricValue: Sendable, Hashable, Codable {
    package var role: RegionRole
    package var metric: String
    package var revision: Int
    package var unit: String
    /// nil when the metric cannot be stated; `flags` then says why.
    package var value: Double?
    /// Standard error of the value, all of `errors` together; nil when there are too few tiles.
    package var standardError: Double?
    /// Pixels that entered the value.
    package var pixels: Int
    package var flags: [ReasonCode]
    /// The class the value falls in, in words, where the metric has classes (ITA).
    package var label: String?
    /// What the standard error is made of; nil where nobody took it apart.
    package var errors: ErrorBudget?

    package init(
        role: RegionRole, metric: String, revision: Int, unit: String, value: Double?, standardError: Double?,
        pixels: Int, flags: [ReasonCode], label: String? = nil, errors: ErrorBudget? = nil
    ) {
        self.errors = errors
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
