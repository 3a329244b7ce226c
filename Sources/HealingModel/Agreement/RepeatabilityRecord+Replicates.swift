import PortableMath
import StudyRecords

/// What a metric is called in its row.
package struct RepeatabilityLabel: Sendable {
    package var metric: String
    package var unit: String
    package var isControlAdjusted: Bool
    /// The errors of roughness-like metrics grow with their values.
    package var prefersLogarithm: Bool

    package init(metric: String, unit: String = "", isControlAdjusted: Bool = false, prefersLogarithm: Bool = false) {
        (self.metric, self.unit) = (metric, unit)
        (self.isControlAdjusted, self.prefersLogarithm) = (isControlAdjusted, prefersLogarithm)
    }
}

extension RepeatabilityRecord {
    /// Repeatability of one metric [bland-1986, mcgraw-1996]; throws when nothing was repeated.
    ///
    /// The logarithm is taken where the error grows with the value (|difference| rises with the mean, p < .05) or is known
    /// to, and all values are positive; never for treated minus control.
    package init(_ set: ReplicateSet, _ label: RepeatabilityLabel) throws(HealingInputError) {
        let table = set.completeTable
        let agreement = Agreement(table)
        let grows = agreement.map { $0.trend > 0 && $0.trendProbability < 0.05 } ?? false
        let scaled = !label.isControlAdjusted && (label.prefersLogarithm || grows) ? set.logarithmic : nil
        let error = try WithinSubjectError(scaled ?? set)
        let mean = set.all.reduce(0, +) / Double(set.all.count)
        let deviation = error.variance.squareRoot()
        let quantile = StudentDistribution.quantile(0.975, degrees: error.degrees) * 2.0.squareRoot()
        let normal = ChangeDecision.normalQuantile * 2.0.squareRoot()
        let isLogarithmic = scaled != nil
        func detectable(_ quantile: Double) -> Double {
            isLogarithmic ? mean * (PortableMath.exp(quantile * deviation) - 1) : quantile * deviation
        }
        self.init(
            metric: label.metric, unit: label.unit, isControlAdjusted: label.isControlAdjusted,
            design: set.hasVisits ? .visits : .sitting, isLogarithmic: isLogarithmic, subjects: set.subjects.count,
            visits: set.visits, photos: set.all.count, mean: mean, deviation: deviation,
            deviationLow: error.interval.lowerBound, deviationHigh: error.interval.upperBound,
            degrees: error.degrees, mdc95: detectable(quantile), repeatabilityCoefficient: detectable(normal))
        if isLogarithmic { mdcPercent = 100 * (PortableMath.exp(quantile * deviation) - 1) }
        (photoDeviation, photoDegrees) = (error.photo?.variance.squareRoot(), error.photo?.degrees)
        (visitDeviation, visitDegrees) = (error.visit?.variance.squareRoot(), error.visit?.degrees)
        self.agreement = agreement
        correlate(table)
    }

    private mutating func correlate(_ table: [[Double]]) {
        guard let squares = try? ReplicateTable(table) else { return }
        oneWay = Correlation(IntraclassCorrelation(squares, .oneWay))
        absolute = Correlation(IntraclassCorrelation(squares, .absolute))
        consistency = Correlation(IntraclassCorrelation(squares, .consistency))
        meanSquares = [
            "between": squares.between, "within": squares.within, "columns": squares.columns,
            "residual": squares.residual,
        ]
    }
}

extension RepeatabilityRecord.Correlation {
    init(_ icc: IntraclassCorrelation) {
        self.init(
            value: icc.value, low: icc.confidenceLow, high: icc.confidenceHigh, statistic: icc.statistic,
            degreesBetween: icc.degreesBetween, degreesError: icc.degreesError, probability: icc.probability)
    }
}

extension RepeatabilityRecord.Agreement {
    /// The first two repeats; nil for fewer than three subjects.
    init?(_ table: [[Double]]) {
        let (first, second) = (table.map { $0[0] }, table.map { $0[1] })
        guard let found = try? BlandAltman(first, second) else { return nil }
        let pairs = zip(first, second).map { Pair(mean: ($0 + $1) / 2, difference: $0 - $1) }
        self.init(
            pairs: pairs, bias: found.bias, deviation: found.deviation, biasLow: found.biasLow,
            biasHigh: found.biasHigh, limitLow: found.limitLow, limitHigh: found.limitHigh,
            limitError: found.limitError, trend: found.trend, trendProbability: found.trendProbability,
            slope: Self.slope(pairs))
    }

    /// Least squares of |difference| on the mean.
    private static func slope(_ pairs: [Pair]) -> Double {
        let n = Double(pairs.count)
        let x = pairs.reduce(0) { $0 + $1.mean } / n
        let y = pairs.reduce(0) { $0 + abs($1.difference) } / n
        let cross = pairs.reduce(0) { $0 + ($1.mean - x) * (abs($1.difference) - y) }
        let square = pairs.reduce(0) { $0 + ($1.mean - x) * ($1.mean - x) }
        return square > 0 ? cross / square : 0
    }
}
