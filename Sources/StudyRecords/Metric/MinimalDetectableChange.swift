/// The smallest difference of two photos that exceeds measurement noise with 95 % confidence: 1.96·√2·SEM.
package struct MinimalDetectableChange: Sendable, Hashable, Codable {
    /// Who measured it.
    package enum Origin: String, Sendable, Hashable, Codable {
        /// Shipped with the metric.
        case shipped = "default"
        /// Given in study.yaml.
        case settings
        /// The user's own replicate shots.
        case repeatability
    }

    /// In the unit of the metric; for one photo a side.
    package var mdc95: Double
    /// Where the figure is from, as printed beside every verdict that rests on it.
    package var source: String
    package var origin = Origin.shipped
    /// Standard deviations between visits and between photos of a visit; nil where only their sum is known.
    package var visitDeviation: Double?
    package var photoDeviation: Double?
    /// Degrees of freedom behind the standard deviation; nil where it counts as known.
    package var degrees: Double?
    /// The replicates were all of one sitting, so what differs from visit to visit is not in it.
    package var isOfOneSitting = false

    package init(mdc95: Double, source: String, origin: Origin = .shipped) {
        self.mdc95 = mdc95
        self.source = source
        self.origin = origin
    }

    /// Standard error of measurement of one photo, from MDC95 = 1.96·√2·SEM.
    package var standardErrorOfMeasurement: Double { variance(photos: 1).squareRoot() }

    /// SEM² of the mean of so many photos of one visit: visit² + photo²/k. More photos never remove what differs between
    /// visits, so where the two are not known apart nothing is divided.
    package func variance(photos: Int) -> Double {
        guard let visitDeviation else {
            let sem = mdc95 / (1.96 * 2.0.squareRoot())
            return sem * sem
        }
        let photo = photoDeviation ?? 0
        return visitDeviation * visitDeviation + photo * photo / Double(max(1, photos))
    }
}
