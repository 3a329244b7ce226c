import PortableMath

/// Gray level co-occurrence, GLCM ([haralick-1973]; [ibsi-1] LFYI, section 3.6).
///
/// p(i, j) is the share of pairs of pixels at Chebyshev distance δ whose levels are i and j, both orders counted. With
/// μ = Σ i·p(i), p₋(k) the share of |i - j| = k and p₊(k) that of i + j = k, each feature is the formula beside it.
/// Where all pairs have one level, correlation and the first measure of information correlation are 1.
enum CooccurrenceFeatures {
    static let all: [Feature<CooccurrenceProbabilities>] = [
        feature("joint_max", "GYBY", "joint maximum", "max p(i,j)", "0…1") { $0.joint.max() },
        feature("joint_avg", "60VM", "joint average", "Σ i·p(i,j)", "1…Ng") { $0.mean },
        feature("joint_var", "UR99", "joint variance", "Σ (i-μ)²·p(i,j)", "≥0") { $0.variance },
        feature("joint_entr", "TU9B", "joint entropy", "-Σ p(i,j)·log₂ p(i,j)", "≥0") { $0.jointEntropy },
        feature("diff_avg", "TF7R", "difference average", "Σ k·p₋(k)", "≥0") { p in p.ofDifference { $0 } },
        feature("diff_var", "D3YU", "difference variance", "Σ (k-μ₋)²·p₋(k)", "≥0") { p in
            let mean = p.ofDifference { $0 }
            return p.ofDifference { ($0 - mean) * ($0 - mean) }
        },
        feature("diff_entr", "NTRS", "difference entropy", "-Σ p₋(k)·log₂ p₋(k)", "≥0") {
            EntropySum.bits($0.difference)
        },
        feature("sum_avg", "ZGXS", "sum average", "Σ k·p₊(k)", "2…2Ng") { p in p.ofSum { $0 } },
        feature("sum_var", "OEEB", "sum variance", "Σ (k-μ₊)²·p₊(k)", "≥0") { p in
            let mean = p.ofSum { $0 }
            return p.ofSum { ($0 - mean) * ($0 - mean) }
        },
        feature("sum_entr", "P6QZ", "sum entropy", "-Σ p₊(k)·log₂ p₊(k)", "≥0") { EntropySum.bits($0.sum) },
        feature("energy", "8ZQL", "angular second moment", "Σ p(i,j)²", "0…1") {
            $0.joint.reduce(0.0) { $0 + $1 * $1 }
        },
        feature("contrast", "ACUI", "contrast", "Σ (i-j)²·p(i,j)", "≥0") { p in p.ofDifference { $0 * $0 } },
        feature("dissimilarity", "8S9J", "dissimilarity", "Σ |i-j|·p(i,j)", "≥0") { p in p.ofDifference { $0 } },
        feature("inv_diff", "IB1Z", "inverse difference", "Σ p(i,j)/(1+|i-j|)", "0…1") { p in
            p.ofDifference { 1 / (1 + $0) }
        },
        feature("inv_diff_norm", "NDRX", "normalized inverse difference", "Σ p(i,j)/(1+|i-j|/Ng)", "0…1") { p in
            p.ofDifference { 1 / (1 + $0 / Double(p.levelCount)) }
        },
        feature("inv_diff_mom", "WF0Z", "inverse difference moment", "Σ p(i,j)/(1+(i-j)²)", "0…1") { p in
            p.ofDifference { 1 / (1 + $0 * $0) }
        },
        feature(
            "inv_diff_mom_norm", "1QCO", "normalized inverse difference moment", "Σ p(i,j)/(1+(i-j)²/Ng²)", "0…1"
        ) { p in
            let count = Double(p.levelCount)
            return p.ofDifference { 1 / (1 + $0 * $0 / (count * count)) }
        },
        feature("inv_var", "E8JP", "inverse variance", "2·Σ p(i,j)/(i-j)² over j > i", "0…1") { p in
            p.ofDifference { $0 > 0 ? 1 / ($0 * $0) : 0 }
        },
        feature("corr", "NI2N", "correlation", "(Σ i·j·p(i,j) - μ²)/σ²", "-1…1") { p in
            p.variance == 0 ? 1 : p.expectation { ($0 - p.mean) * ($1 - p.mean) } / p.variance
        },
        feature("auto_corr", "QWB0", "autocorrelation", "Σ i·j·p(i,j)", "1…Ng²") { p in p.expectation { $0 * $1 } },
        feature("clust_tend", "DG8W", "cluster tendency", "Σ (i+j-2μ)²·p(i,j)", "≥0") { cluster($0, 2) },
        feature("clust_shade", "7NFM", "cluster shade", "Σ (i+j-2μ)³·p(i,j)", "any") { cluster($0, 3) },
        feature("clust_prom", "AE86", "cluster prominence", "Σ (i+j-2μ)⁴·p(i,j)", "≥0") { cluster($0, 4) },
        feature("info_corr1", "R8DG", "information correlation 1", "(HXY - HXY1)/HX", "-1…0") { p in
            let entropy = p.marginalEntropy
            return entropy == 0 ? 1 : (p.jointEntropy - p.crossEntropy) / entropy
        },
        feature("info_corr2", "JN9H", "information correlation 2", "√(1 - exp(-2·(HXY2 - HXY)))", "0…1") { p in
            max(0, 1 - PortableMath.exp(-2 * (p.independentEntropy - p.jointEntropy))).squareRoot()
        },
    ]

    private static func feature(
        _ code: String, _ id: String, _ title: String, _ formula: String, _ range: String,
        value: @escaping @Sendable (CooccurrenceProbabilities) -> Double?
    ) -> Feature<CooccurrenceProbabilities> {
        Feature(.cooccurrence, "cm_" + code, id, title, formula, range, value: value)
    }

    private static func cluster(_ p: CooccurrenceProbabilities, _ power: Int) -> Double {
        p.ofSum { sum in (0..<power).reduce(1.0) { product, _ in product * (sum - 2 * p.mean) } }
    }
}
