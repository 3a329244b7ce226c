/// Intensity histogram ([ibsi-1] ZVCW, section 3.4): statistics of the gray levels, and the shape of their histogram.
///
/// H(i) counts pixels of level i, p = H/N. Its gradient is (H(i+1) - H(i-1))/2, and H(i+1) - H(i) at the ends. Of equal
/// counts or gradients the lowest level is named; of modes the one nearest to the mean.
enum HistogramFeatures {
    static let all: [Feature<LevelHistogram>] = [
        feature("mean", "X6K6", "mean", "Σ i·p(i)", "1…Ng") { $0.summary.mean },
        feature("var", "CH89", "variance", "Σ (i-μ)²·p(i)", "≥0") { $0.summary.moments.second },
        feature("skew", "88K1", "skewness", "Σ (i-μ)³·p(i) / σ³", "any") { $0.summary.skewness },
        feature("kurt", "C3I7", "kurtosis", "Σ (i-μ)⁴·p(i) / σ⁴ - 3", "≥-2") { $0.summary.kurtosis },
        feature("median", "WIFQ", "median", "P50", "1…Ng") { $0.summary.p50 },
        feature("min", "1PR8", "minimum", "least i that occurs", "1…Ng") { $0.summary.least },
        feature("p10", "GPMT", "10th percentile", "P10", "1…Ng") { $0.summary.p10 },
        feature("p90", "OZ0C", "90th percentile", "P90", "1…Ng") { $0.summary.p90 },
        feature("max", "3NCY", "maximum", "largest i that occurs", "1…Ng") { $0.summary.most },
        feature("mode", "AMMC", "mode", "i of the largest H(i)", "1…Ng") { Double($0.mode) },
        feature("iqr", "WR0O", "interquartile range", "P75 - P25", "≥0") { $0.summary.p75 - $0.summary.p25 },
        feature("range", "5Z3W", "range", "max - min", "≥0") { $0.summary.most - $0.summary.least },
        feature("mad", "D2ZX", "mean absolute deviation", "Σ |i-μ|·p(i)", "≥0") { $0.summary.meanDeviation },
        feature("rmad", "WRZB", "robust mean absolute deviation", "mean |i - mean| over P10 ≤ i ≤ P90", "≥0") {
            $0.summary.robustMeanDeviation
        },
        feature("medad", "4RNL", "median absolute deviation", "Σ |i-P50|·p(i)", "≥0") { $0.summary.medianDeviation },
        feature("cov", "CWYJ", "coefficient of variation", "σ/μ", "≥0") { $0.summary.variationCoefficient },
        feature("qcod", "SLWD", "quartile coefficient of dispersion", "(P75-P25)/(P75+P25)", "0…1") {
            ($0.summary.p75 - $0.summary.p25) / ($0.summary.p75 + $0.summary.p25)
        },
        feature("entropy", "TLU2", "entropy", "-Σ p(i)·log₂ p(i)", "≥0") { EntropySum.bits($0.probabilities) },
        feature("uniformity", "BJ5W", "uniformity", "Σ p(i)²", "0…1") {
            $0.probabilities.reduce(0.0) { $0 + $1 * $1 }
        },
        feature("max_grad", "12CE", "maximum histogram gradient", "max H'(i)", "any") { $0.gradients.max() },
        feature("max_grad_g", "8E6O", "maximum gradient gray level", "i of max H'(i)", "1…Ng") {
            $0.level(ofGradient: $0.gradients.max())
        },
        feature("min_grad", "VQB3", "minimum histogram gradient", "min H'(i)", "any") { $0.gradients.min() },
        feature("min_grad_g", "RHQZ", "minimum gradient gray level", "i of min H'(i)", "1…Ng") {
            $0.level(ofGradient: $0.gradients.min())
        },
    ]

    private static func feature(
        _ code: String, _ id: String, _ title: String, _ formula: String, _ range: String,
        value: @escaping @Sendable (LevelHistogram) -> Double?
    ) -> Feature<LevelHistogram> {
        Feature(.histogram, "ih_" + code, id, title, formula, range, value: value)
    }
}
