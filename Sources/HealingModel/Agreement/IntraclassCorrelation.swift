/// Intraclass correlations of single measurements [shrout-1979] with the F intervals of [mcgraw-1996].
package struct IntraclassCorrelation: Sendable, Hashable {
    package enum Form: String, Sendable, CaseIterable {
        /// ICC(1,1): repeats are interchangeable.
        case oneWay = "ICC1"
        /// ICC(2,1): devices or raters are a sample; absolute agreement. For a change of device.
        case absolute = "ICC2"
        /// ICC(3,1): these devices or raters only; consistency. For one rig.
        case consistency = "ICC3"
    }

    package let value: Double
    /// F test of no difference between subjects.
    package let statistic: Double
    package let degreesBetween: Double
    package let degreesError: Double
    package let probability: Double
    package let confidenceLow: Double
    package let confidenceHigh: Double

    package init(_ table: ReplicateTable, _ form: Form) {
        let (n, k) = (Double(table.subjects), Double(table.repeats))
        let error = form == .oneWay ? table.within : table.residual
        let errorDegrees = form == .oneWay ? n * (k - 1) : (n - 1) * (k - 1)
        (degreesBetween, degreesError) = (n - 1, errorDegrees)
        statistic = table.between / error
        probability = FisherDistribution.upperTail(statistic, n - 1, errorDegrees)
        guard form != .absolute else {
            value =
                (table.between - error) / (table.between + (k - 1) * error + k * (table.columns - error) / n)
            (confidenceLow, confidenceHigh) = IntraclassCorrelation.absoluteInterval(table, value)
            return
        }
        value = (table.between - error) / (table.between + (k - 1) * error)
        let low = statistic / FisherDistribution.quantile(0.975, n - 1, errorDegrees)
        let high = statistic * FisherDistribution.quantile(0.975, errorDegrees, n - 1)
        confidenceLow = (low - 1) / (low + k - 1)
        confidenceHigh = (high - 1) / (high + k - 1)
    }

    /// Satterthwaite's degrees of freedom for the mixture of column and residual mean squares.
    private static func absoluteInterval(_ table: ReplicateTable, _ icc: Double) -> (Double, Double) {
        let (n, k) = (Double(table.subjects), Double(table.repeats))
        let ratio = table.columns / table.residual
        let rest = n * (1 + (k - 1) * icc) - k * icc
        let sum = k * icc * ratio + rest
        let degrees = (k - 1) * (n - 1) * sum * sum / ((n - 1) * k * k * icc * icc * ratio * ratio + rest * rest)
        let upper = FisherDistribution.quantile(0.975, n - 1, degrees)
        let lower = FisherDistribution.quantile(0.975, degrees, n - 1)
        let mixed = k * table.columns + (k * n - k - n) * table.residual
        return (
            n * (table.between - upper * table.residual) / (upper * mixed + n * table.between),
            n * (lower * table.between - table.residual) / (mixed + n * lower * table.between)
        )
    }
}
