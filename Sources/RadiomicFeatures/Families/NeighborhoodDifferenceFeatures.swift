/// Neighborhood gray tone difference, NGTDM ([amadasun-1989]; [ibsi-1] IPET, section 3.10), at distance 1.
///
/// nᵢ counts pixels of level i that have a neighbor in the region, sᵢ sums how far i is from the mean level of each one's
/// neighbors; pᵢ = nᵢ/Σn, and Np is the number of levels that occur. Where all is one level, coarseness is bounded to 10⁶
/// and contrast, busyness and strength are 0.
enum NeighborhoodDifferenceFeatures {
    static let all: [Feature<GrayToneDifferences>] = [
        feature("coarseness", "QCDE", "coarseness", "1/Σ pᵢ·sᵢ", "0…10⁶") { min(1e6, 1 / $0.weightedSum) },
        feature("contrast", "65HE", "contrast", "Σ pᵢ·pⱼ·(i-j)²/(Np·(Np-1)) · Σ sᵢ/Nv", "≥0") { tones in
            let levels = Double(tones.levels.count)
            guard levels > 1 else { return 0 }
            let spread = tones.overPairs { $0.p * $1.p * ($0.i - $1.i) * ($0.i - $1.i) }
            return spread / (levels * (levels - 1)) * tones.sum / tones.pixels
        },
        feature("busyness", "NQ30", "busyness", "Σ pᵢ·sᵢ / Σ |i·pᵢ - j·pⱼ|", "≥0") { tones in
            let spread = tones.overPairs { abs($0.i * $0.p - $1.i * $1.p) }
            return spread > 0 ? tones.weightedSum / spread : 0
        },
        feature("complexity", "HDEZ", "complexity", "Σ |i-j|·(pᵢ·sᵢ + pⱼ·sⱼ)/(pᵢ+pⱼ) /Nv", "≥0") { tones in
            tones.overPairs { abs($0.i - $1.i) * ($0.p * $0.s + $1.p * $1.s) / ($0.p + $1.p) } / tones.pixels
        },
        feature("strength", "1X9X", "strength", "Σ (pᵢ+pⱼ)·(i-j)² / Σ sᵢ", "≥0") { tones in
            guard tones.sum > 0 else { return 0 }
            return tones.overPairs { ($0.p + $1.p) * ($0.i - $1.i) * ($0.i - $1.i) } / tones.sum
        },
    ]

    private static func feature(
        _ code: String, _ id: String, _ title: String, _ formula: String, _ range: String,
        value: @escaping @Sendable (GrayToneDifferences) -> Double?
    ) -> Feature<GrayToneDifferences> {
        Feature(.neighborhoodDifference, "ngt_" + code, id, title, formula, range, value: value)
    }
}

/// pᵢ and sᵢ of the levels that occur.
struct GrayToneDifferences {
    let levels: [(i: Double, p: Double, s: Double)]
    /// Nv: pixels with a neighbor.
    let pixels: Double

    init(_ matrix: NeighborhoodDifferences) {
        let (counts, sums) = (matrix.counts, matrix.sums)
        let total = Double(counts.reduce(0, +))
        pixels = total
        levels = counts.indices.filter { counts[$0] > 0 }.map {
            (i: Double($0 + 1), p: Double(counts[$0]) / total, s: sums[$0])
        }
    }

    var sum: Double { levels.reduce(0) { $0 + $1.s } }
    var weightedSum: Double { levels.reduce(0) { $0 + $1.p * $1.s } }

    /// Over all ordered pairs of levels that occur.
    func overPairs(_ f: ((i: Double, p: Double, s: Double), (i: Double, p: Double, s: Double)) -> Double) -> Double {
        levels.reduce(0.0) { total, a in levels.reduce(total) { $0 + f(a, $1) } }
    }
}
