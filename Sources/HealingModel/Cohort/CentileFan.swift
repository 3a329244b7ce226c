/// Centiles of a session over time, as drawn behind a patient's points.
package struct CentileFan: Sendable, Hashable {
    package static let probabilities = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]

    package let hours: [Double]
    /// One row an hour, one value a probability, rising.
    package let values: [[Double]]

    /// What the cohort and a patient's photos so far let expect.
    package init(_ prediction: CohortPrediction, atHours hours: [Double]) {
        self.hours = hours
        values = hours.map { hour in
            let photo = prediction.photo(atHours: hour)
            return CentileFan.probabilities.map(photo.quantile)
        }
    }

    /// Excess over the mean of m baseline photos in the cohort.
    package init(excessOf parameters: CohortParameters, baselinePhotos m: Int, atHours hours: [Double]) {
        self.hours = hours
        values = hours.map { hour in
            let excess = CohortPrediction.excess(parameters, atHours: hour, baselinePhotos: m)
            return CentileFan.probabilities.map(excess.quantile)
        }
    }
}
