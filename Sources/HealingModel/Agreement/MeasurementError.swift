/// Standard error of measurement of one photo and what follows from it.
package struct MeasurementError: Sendable, Hashable {
    /// √MS within, and its 95 % χ² interval.
    package let sem: Double
    package let semLow: Double
    package let semHigh: Double
    package let degrees: Double
    /// √MS residual: differences between columns taken out.
    package let semConsistency: Double

    package init(_ table: ReplicateTable) {
        degrees = table.withinDegrees
        sem = table.within.squareRoot()
        semConsistency = table.residual.squareRoot()
        semLow = sem * (degrees / ChiSquare.quantile(0.975, degrees: degrees)).squareRoot()
        semHigh = sem * (degrees / ChiSquare.quantile(0.025, degrees: degrees)).squareRoot()
    }

    /// 1.96·√2·SEM: two photos of unchanged skin differ by less in 95 % of cases.
    package var repeatability: Double { ChangeDecision.normalQuantile * 2.0.squareRoot() * sem }

    /// The same with Student's t, which knows that the SEM itself is an estimate.
    package var minimalDetectableChange: Double {
        StudentDistribution.quantile(0.975, degrees: degrees) * 2.0.squareRoot() * sem
    }

    /// For means of k independent photos a side.
    package func repeatability(photos: Int) -> Double { repeatability / Double(max(1, photos)).squareRoot() }
}
