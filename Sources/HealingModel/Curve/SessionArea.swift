/// Signed area between linearly joined points after the session and the weighted mean of the photos before, unit·hours.
///
/// Σ Lᵢ·yᵢ is linear in the values, so SE² = Σ (Lᵢ·sdᵢ)² is exact. Negative parts count: clipping them would bias upward.
package struct SessionArea: Sendable, Hashable {
    package let value: Double
    package let standardError: Double
    package let fromHours: Double
    package let toHours: Double

    /// nil without a photo before or with fewer than two after.
    init?(_ series: SessionSeries) {
        let posts = series.postIndices
        guard series.hasBaseline, posts.count >= 2 else { return nil }
        var factors = Array(repeating: 0.0, count: series.count)
        for (left, right) in zip(posts, posts.dropFirst()) {
            let half = (series.times[right] - series.times[left]) / 2
            factors[left] += half
            factors[right] += half
        }
        (fromHours, toHours) = (series.times[posts[0]], series.times[posts[posts.count - 1]])
        let weights = series.weights
        let before = series.indices.filter { !series.isPost[$0] }
        let total = before.reduce(0) { $0 + weights[$1] }
        for i in before { factors[i] = -(toHours - fromHours) * weights[i] / total }
        var (sum, variance) = (0.0, 0.0)
        for i in series.indices {
            sum += factors[i] * series.values[i]
            let share = factors[i] * series.deviations[i]
            variance += share * share
        }
        value = sum * series.unit
        standardError = variance.squareRoot() * series.unit
    }
}
