import SkinPhantom
import StudyRecords

/// Before/after pairs: do intervals hold the truth, is nothing called something, is something found?
enum ChangeClaims {
    private static let erythema = "erythema-index"
    /// Amplitude over all of the relief's wavelengths.
    private static let relief = "tq"

    static func all(_ material: VerificationMaterial) -> [Claim] {
        [
            coverage(material), nulls(material, erythema, "redness"), nulls(material, relief, "texture"),
            detection(material, erythema, "red", .increased, "redness-detected", "+3 EI"),
            detection(material, relief, "relief", .decreased, "relief-detected", "relief 20 % lower"),
        ]
    }

    private static func coverage(_ material: VerificationMaterial) -> Claim {
        let pairs = material.pairs(.pairs, erythema).filter { $0.record.confidenceLow != nil }
        let hits = pairs.count { pair in
            let (low, high) = (pair.record.confidenceLow ?? .infinity, pair.record.confidenceHigh ?? -.infinity)
            return low <= pair.erythemaRise && pair.erythemaRise <= high
        }
        let widths = pairs.map { ($0.record.confidenceHigh ?? 0) - ($0.record.confidenceLow ?? 0) }
        let width = widths.isEmpty ? 0 : widths.reduce(0, +) / Double(widths.count)
        return .share(
            "interval-coverage", "95 % intervals of a change of redness hold the truth in 92 to 98 % of pairs", hits,
            of: pairs.count, in: 0.92...0.98, note: "; mean width \(Claim.short(width)) EI")
    }

    private static func nulls(_ material: VerificationMaterial, _ metric: String, _ name: String) -> Claim {
        let pairs = material.pairs(.pairs, metric) { $0.claim == "null" }
        return .share(
            "null-\(name)", "of pairs without any change, at most 5 % are called changed (\(metric))",
            pairs.count { [.increased, .decreased].contains($0.record.verdict) }, of: pairs.count, in: 0...0.05)
    }

    private static func detection(
        _ material: VerificationMaterial, _ metric: String, _ claim: String, _ verdict: Verdict, _ id: String,
        _ words: String
    ) -> Claim {
        let pairs = material.pairs(.pairs, metric) { $0.claim == claim }
        let changes = pairs.compactMap(\.record.change)
        let mean = changes.isEmpty ? 0 : changes.reduce(0, +) / Double(changes.count)
        let mdc = pairs.compactMap(\.record.mdc95).first
        return .share(
            id, "\(words) is found in at least 80 % of pairs (\(metric))",
            pairs.count { $0.record.verdict == verdict }, of: pairs.count, in: 0.8...1,
            note: "; mean change \(Claim.short(mean)), MDC \(mdc.map(Claim.short) ?? "not known")")
    }
}
