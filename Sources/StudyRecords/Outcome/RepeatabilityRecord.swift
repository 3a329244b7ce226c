/// What replicate shots say of one metric: a row of repeatability.csv.
package struct RepeatabilityRecord: Sendable, Hashable, Codable {
    package enum Design: String, Sendable, Hashable, Codable {
        /// Visits on different days without treatment between them, one or several photos each.
        case visits
        /// Several photos of one sitting only: what differs from day to day is not in the figures.
        case sitting
    }

    /// An intraclass correlation with its F test and exact 95 % interval.
    package struct Correlation: Sendable, Hashable, Codable {
        package var value, low, high, statistic, degreesBetween, degreesError, probability: Double

        package init(
            value: Double, low: Double, high: Double, statistic: Double, degreesBetween: Double, degreesError: Double,
            probability: Double
        ) {
            (self.value, self.low, self.high) = (value, low, high)
            (self.statistic, self.degreesBetween, self.degreesError) = (statistic, degreesBetween, degreesError)
            self.probability = probability
        }
    }

    /// Two replicates of every subject against each other.
    package struct Agreement: Sendable, Hashable, Codable {
        package struct Pair: Sendable, Hashable, Codable {
            package var mean, difference: Double

            package init(mean: Double, difference: Double) { (self.mean, self.difference) = (mean, difference) }
        }

        package var pairs: [Pair]
        package var bias, deviation, biasLow, biasHigh, limitLow, limitHigh, limitError: Double
        /// Correlation of |difference| with the mean, and the slope of its regression line.
        package var trend, trendProbability, slope: Double

        package init(
            pairs: [Pair], bias: Double, deviation: Double, biasLow: Double, biasHigh: Double, limitLow: Double,
            limitHigh: Double, limitError: Double, trend: Double, trendProbability: Double, slope: Double
        ) {
            (self.pairs, self.bias, self.deviation) = (pairs, bias, deviation)
            (self.biasLow, self.biasHigh) = (biasLow, biasHigh)
            (self.limitLow, self.limitHigh, self.limitError) = (limitLow, limitHigh, limitError)
            (self.trend, self.trendProbability, self.slope) = (trend, trendProbability, slope)
        }
    }

    package var metric: String
    package var unit: String
    /// Treated minus control, or the treated region alone.
    package var isControlAdjusted: Bool
    package var design: Design
    /// The error grows with the value: standard deviations are relative (of ln value), MDCs a share of the value.
    package var isLogarithmic: Bool
    package var subjects, visits, photos: Int
    package var mean: Double
    /// Within-subject standard deviation of one photo (SEM), its 95 % χ² interval and degrees of freedom.
    package var deviation, deviationLow, deviationHigh, degrees: Double
    /// Its parts: between photos of a visit, and between visits where there are several.
    package var photoDeviation, visitDeviation: Double?
    package var photoDegrees, visitDegrees: Double?
    /// Smallest detectable difference of two single photos, unit of the metric; at the mean where logarithmic.
    package var mdc95: Double
    /// The same with 1.96 in place of Student's t.
    package var repeatabilityCoefficient: Double
    package var mdcPercent: Double?
    /// ICC(1,1), (2,1) and (3,1); nil where the table is not complete enough.
    package var oneWay, absolute, consistency: Correlation?
    package var agreement: Agreement?
    /// Mean squares of the table of subjects and repeats, where it is complete.
    package var meanSquares: [String: Double] = [:]

    package init(
        metric: String, unit: String, isControlAdjusted: Bool, design: Design, isLogarithmic: Bool, subjects: Int,
        visits: Int, photos: Int, mean: Double, deviation: Double, deviationLow: Double, deviationHigh: Double,
        degrees: Double, mdc95: Double, repeatabilityCoefficient: Double
    ) {
        (self.metric, self.unit, self.isControlAdjusted) = (metric, unit, isControlAdjusted)
        (self.design, self.isLogarithmic) = (design, isLogarithmic)
        (self.subjects, self.visits, self.photos, self.mean) = (subjects, visits, photos, mean)
        (self.deviation, self.deviationLow, self.deviationHigh) = (deviation, deviationLow, deviationHigh)
        (self.degrees, self.mdc95) = (degrees, mdc95)
        self.repeatabilityCoefficient = repeatabilityCoefficient
    }
}
