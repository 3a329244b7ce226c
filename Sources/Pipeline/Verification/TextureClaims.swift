import SkinPhantom
import StudyRecords

/// Counts and depths of what can be counted: puncta, pores, lines.
enum TextureClaims {
    static func all(_ material: VerificationMaterial) -> [Claim] {
        [
            puncta(material),
            rank(
                material, "pore-density", "pores", "pore-like spots per area rank as the true pores do"
            ) { $0.poreDensity },
            rank(material, "line-density", "lines", "length of lines per area ranks as the true lines do") {
                $0.lineDensity
            },
            rank(material, "line-depth", "lines", "depth of lines ranks as the true depth does") { $0.lineDepth },
        ]
    }

    /// Counts within a tenth; where nothing bleeds, at most five per cm².
    private static func puncta(_ material: VerificationMaterial) -> Claim {
        let values = material.values(.puncta, "puncta-density")
        let errors = values.compactMap { value, truth -> Double? in
            guard let found = value.value else { return nil }
            return truth.punctaDensity < 1 ? found / 50 : abs(found / truth.punctaDensity - 1)
        }
        let worst = errors.max()
        let near = errors.count { $0 <= 0.1 }
        return Claim(
            "puncta-count", "0 to 400 puncta per cm² are counted within 10 % at 10 pixels per mm and more",
            value: worst,
            count: errors.count,
            found: worst.map { "largest error \(Claim.percent($0)); \(near) of \(errors.count) within 10 %" }
                ?? "no such metric or no such photos"
        ) { $0 <= 0.1 }
    }

    private static func rank(
        _ material: VerificationMaterial, _ metric: String, _ name: String, _ promise: String,
        _ truth: (PhotoTruth) -> Double
    ) -> Claim {
        let values = material.values(.texture, metric).filter { $0.truth.subject.hasPrefix("texture-\(name)") }
        let points = values.compactMap { value, photo in value.value.map { (x: truth(photo), y: $0) } }
        let correlation = RankCorrelation.spearman(points)
        return Claim(
            "\(metric)-rank", "\(promise): rank correlation at least 0.9", value: correlation, count: points.count,
            found: correlation.map { "rank correlation \(Claim.short($0))" } ?? "no such metric or no such photos"
        ) { $0 >= 0.9 }
    }
}
