/// A band about a curve at some hours.
package struct CurveBand: Sendable, Hashable {
    package struct Point: Sendable, Hashable {
        package let hours: Double
        package let value: Double
        package let standardError: Double
        /// 95 % interval of this hour alone, Student's t.
        package let pointLow: Double
        package let pointHigh: Double
        /// 95 % band of all hours together; nil with fewer than 20 patients.
        package let bandLow: Double?
        package let bandHigh: Double?
    }

    package let points: [Point]
    package let critical: Double

    package init(_ curve: GroupCurve, atHours hours: [Double], seed: UInt64 = 1) {
        self.init(
            hours, hours.map { curve.value(atHours: $0) }, curve.covariance(atHours: hours),
            patients: curve.patients, smallest: curve.patients, seed)
    }

    /// First minus second arm, with a band of its own: two bands that overlap say nothing about their difference.
    package init(difference first: GroupCurve, _ second: GroupCurve, atHours hours: [Double], seed: UInt64 = 1) {
        self.init(
            hours, hours.map { first.value(atHours: $0) - second.value(atHours: $0) },
            first.covariance(atHours: hours) + second.covariance(atHours: hours),
            patients: first.patients + second.patients - 1, smallest: min(first.patients, second.patients), seed)
    }

    private init(
        _ hours: [Double], _ values: [Double], _ covariance: Matrix, patients: Int, smallest: Int, _ seed: UInt64
    ) {
        let degrees = patients - 1
        let errors = covariance.diagonalRoots
        let single = StudentDistribution.quantile(0.975, degrees: Double(degrees))
        let joint = SupremumT.critical(covariance, degrees: degrees, seed: seed)
        critical = joint
        points = hours.indices.map { index in
            let (value, error) = (values[index], errors[index])
            let isBand = smallest >= GroupCurve.fewestForBand
            return Point(
                hours: hours[index], value: value, standardError: error, pointLow: value - single * error,
                pointHigh: value + single * error, bandLow: isBand ? value - joint * error : nil,
                bandHigh: isBand ? value + joint * error : nil)
        }
    }
}
