import SkinPhantom
import StudyRecords

/// Color: erythema against truth on every tone, and what pigments do to each other.
enum RednessClaims {
    private static let primary = "erythema-index-floor"

    static func all(_ material: VerificationMaterial) -> [Claim] {
        slopes(material) + [determination(material)] + crosstalk(material) + [bias(material), flags(material)]
    }

    private static func points(_ pairs: [VerificationMaterial.Pair]) -> [(x: Double, y: Double)] {
        pairs.compactMap { pair in pair.record.change.map { (x: pair.erythemaRiseFloor, y: $0) } }
    }

    private static func slopes(_ material: VerificationMaterial) -> [Claim] {
        SkinTone.allCases.map { tone in
            let pairs = material.pairs(.grid, primary) { $0.tone == tone }
            let line = StraightLine(points(pairs))
            return Claim(
                "erythema-slope-\(tone.rawValue)", "recovered against true change of redness: slope 0.9 to 1.1",
                value: line?.slope, count: pairs.count,
                found: line.map { "slope \(Claim.short($0.slope)), R² \(Claim.short($0.determination))" }
                    ?? "no such photos"
            ) { (0.9...1.1).contains($0) }
        }
    }

    private static func determination(_ material: VerificationMaterial) -> Claim {
        let pairs = material.pairs(.grid, primary)
        let line = StraightLine(points(pairs))
        return Claim(
            "erythema-determination", "all tones, levels and lights: R² at least 0.98", value: line?.determination,
            count: pairs.count,
            found: line.map { "R² \(Claim.short($0.determination)), slope \(Claim.short($0.slope))" }
                ?? "no such photos"
        ) { $0 >= 0.98 }
    }

    private static func crosstalk(_ material: VerificationMaterial) -> [Claim] {
        [
            largest(
                material, primary, "tan", "melanin-alone",
                "melanin of all skin 20 % more, blood as before: redness against control moves by less than 1 EI", 1),
            largest(
                material, primary, "pigment", "melanin-of-treated-alone",
                "melanin of treated skin 20 % more, blood as before: redness against control moves by less than 1 EI", 1
            ),
            largest(
                material, "melanin-index", "blood", "hemoglobin-alone",
                "blood of treated skin doubled, melanin as before: melanin moves by less than 3.2 MI", 3.2),
        ]
    }

    private static func largest(
        _ material: VerificationMaterial, _ metric: String, _ claim: String, _ id: String, _ promise: String,
        _ bar: Double
    ) -> Claim {
        let pairs = material.pairs(.crosstalk, metric) { $0.claim == claim }
        let found = pairs.compactMap { pair in pair.record.change.map { (size: abs($0), pair: pair) } }
        let worst = found.max { $0.size < $1.size }
        let words = worst.map { worst in
            "largest \(Claim.short(worst.size)) (\(worst.pair.after.tone.rawValue), \(worst.pair.after.light.rawValue)); "
                + "mean \(Claim.short(found.reduce(0) { $0 + $1.size } / Double(found.count)))"
        }
        return Claim(id, promise, value: worst?.size, count: found.count, found: words ?? "no such photos") { $0 < bar }
    }

    /// The same blood on light and on brown skin.
    private static func bias(_ material: VerificationMaterial) -> Claim {
        let promise = "the same rise of blood on light and on brown skin reads alike within 20 %"
        let means = [SkinTone.light, .brown].map { tone -> Double? in
            let rises = material.pairs(.grid, primary) { $0.tone == tone }.compactMap(\.record.change)
            return rises.isEmpty ? nil : rises.reduce(0, +) / Double(rises.count)
        }
        guard let light = means[0], let brown = means[1], light > 0 else {
            return .untested("tone-bias", promise, "light or brown skin is missing")
        }
        return Claim(
            "tone-bias", promise, value: brown / light - 1, count: material.pairs(.grid, primary).count,
            found: "brown reads \(Claim.percent(brown / light - 1)) against light"
        ) { abs($0) < 0.2 }
    }

    private static func flags(_ material: VerificationMaterial) -> Claim {
        let dark = material.values(.grid, primary).filter { $0.truth.tone == .dark }
        return .share(
            "dark-skin-flagged", "every redness value on dark skin says low-sensitivity-skin-tone",
            dark.count { $0.value.flags.contains(.lowSensitivitySkinTone) }, of: dark.count, in: 1...1)
    }
}
