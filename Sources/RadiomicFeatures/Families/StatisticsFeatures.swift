/// Intensity-based statistics ([ibsi-1] UHIW, section 3.3): of the intensities as they are, not discretized.
///
/// μ is the mean and Pq the q-th percentile by linear interpolation. Variance, skewness and kurtosis are those of the
/// population, kurtosis less 3. A region of one intensity has skewness and kurtosis 0; where μ is 0 there is no coefficient
/// of variation, and where P25 + P75 is 0 no quartile coefficient.
enum StatisticsFeatures {
    static let all: [Feature<IntensitySummary>] = [
        feature("mean", "Q4LE", "mean", "Σ X/N", "any", "%") { $0.mean },
        feature("var", "ECT3", "variance", "Σ (X-μ)²/N", "≥0", "%²") { $0.moments.second },
        feature("skew", "KE2A", "skewness", "Σ (X-μ)³/N / σ³", "any") { $0.skewness },
        feature("kurt", "IPH6", "kurtosis", "Σ (X-μ)⁴/N / σ⁴ - 3", "≥-2") { $0.kurtosis },
        feature("median", "Y12H", "median", "P50", "any", "%") { $0.p50 },
        feature("min", "1GSF", "minimum", "min X", "any", "%") { $0.least },
        feature("p10", "QG58", "10th percentile", "P10", "any", "%") { $0.p10 },
        feature("p90", "8DWT", "90th percentile", "P90", "any", "%") { $0.p90 },
        feature("max", "84IY", "maximum", "max X", "any", "%") { $0.most },
        feature("iqr", "SALO", "interquartile range", "P75 - P25", "≥0", "%") { $0.p75 - $0.p25 },
        feature("range", "2OJQ", "range", "max X - min X", "≥0", "%") { $0.most - $0.least },
        feature("mad", "4FUA", "mean absolute deviation", "Σ |X-μ|/N", "≥0", "%") { $0.meanDeviation },
        feature("rmad", "1128", "robust mean absolute deviation", "mean |X - mean| over P10 ≤ X ≤ P90", "≥0", "%") {
            $0.robustMeanDeviation
        },
        feature("medad", "N72L", "median absolute deviation", "Σ |X-P50|/N", "≥0", "%") { $0.medianDeviation },
        feature("cov", "7TET", "coefficient of variation", "σ/μ", "any") { $0.variationCoefficient },
        feature("qcod", "9S40", "quartile coefficient of dispersion", "(P75-P25)/(P75+P25)", "any") {
            $0.p75 + $0.p25 == 0 ? nil : ($0.p75 - $0.p25) / ($0.p75 + $0.p25)
        },
        feature("energy", "N8CA", "energy", "Σ X²", "≥0", "%²") { $0.energy },
        feature("rms", "5ZWQ", "root mean square", "√(Σ X²/N)", "≥0", "%") { ($0.energy / $0.count).squareRoot() },
    ]

    private static func feature(
        _ code: String, _ id: String, _ title: String, _ formula: String, _ range: String, _ unit: String = "1",
        value: @escaping @Sendable (IntensitySummary) -> Double?
    ) -> Feature<IntensitySummary> {
        Feature(.statistics, "stat_" + code, id, title, formula, range, unit: unit, value: value)
    }
}

extension IntensitySummary {
    var skewness: Double {
        moments.second == 0 ? 0 : moments.third / (moments.second * moments.second.squareRoot())
    }
    var kurtosis: Double { moments.second == 0 ? 0 : moments.fourth / (moments.second * moments.second) - 3 }
    var variationCoefficient: Double? { mean == 0 ? nil : moments.second.squareRoot() / mean }
}
