/// Titles of metrics by identifier. A metric that is missing here keeps its English title; a test allows none.
enum GermanMetrics {
    static let title: @Sendable (String) -> String? = { titles[$0] ?? banded($0) }

    static let unit: @Sendable (String) -> String = { unit in
        if unit.hasSuffix("/month") { return unit.dropLast("/month".count) + "/Monat" }
        return ["deg": "Grad", "ratio": "Verhältnis"][unit] ?? unit
    }

    private static let titles = [
        "erythema-index": "Erythemindex", "erythema-index-floor": "Erythemindex ohne Oberflächenreflexion",
        "hemoglobin-index": "Hämoglobinindex", "a-star": "a*", "b-star": "b*", "l-star": "L*",
        "melanin-index": "Melaninindex", "ita": "Individueller Typologiewinkel", "redness-area": "Gerötete Fläche",
        "diffuse-erythema": "Diffuse Rötung", "puncta-density": "Blutpunkte",
        "puncta-area": "Fläche der Blutpunkte", "oozing-share": "Glanz (Nässen)",
        "crust-share": "Gelbe Krusten", "takiwaki-hemoglobin": "Hämoglobin aus L* und a*",
        "takiwaki-melanin": "Melanin aus L* und a*", "pigment-change": "Pigment gegen Kontrolle",
        "tq": "Texturamplitude Tq", "ta": "Texturamplitude Ta", "tq-px": "Texturamplitude Tq (Pixel)",
        "ta-px": "Texturamplitude Ta (Pixel)", "tsk": "Schiefe der Textur Tsk (erkundend)",
        "tku": "Wölbung der Textur Tku (erkundend)", "texture-anisotropy": "Anisotropie der Textur",
        "texture-orientation": "Richtung der Textur", "pore-like-density": "Porenartige Flecken",
        "pore-like-area": "Fläche porenartiger Flecken", "pore-like-diameter": "Durchmesser porenartiger Flecken",
        "line-density": "Linien", "line-depth": "Tiefe der Linien", "line-area": "Fläche der Linien",
        "scar-relief": "Mulden und Ränder (Narben)",
        "amplitude-ratio": "Relief gegen vorher, ohne Unschärfe",
    ]

    private static let features = [
        "contrast": "Kookkurrenz-Kontrast", "idm": "Kookkurrenz-Homogenität (IDM)",
        "asm": "Kookkurrenz-Gleichförmigkeit (ASM)", "entropy": "Kookkurrenz-Entropie",
        "correlation": "Kookkurrenz-Korrelation",
    ]

    /// Families that carry a length in their identifier: `band-contrast-0.2-0.4-mm`, `glcm-entropy-0.2-mm`.
    private static func banded(_ id: String) -> String? {
        let parts = id.split(separator: "-").map(String.init)
        guard parts.count == 5 || parts.count == 4, let unit = parts.last else { return nil }
        if parts.prefix(2) == ["band", "contrast"], parts.count == 5 {
            return "Texturkontrast \(length(parts[2]))–\(length(parts[3])) \(unit)"
        }
        guard parts[0] == "glcm", parts.count == 4, let feature = features[parts[1]] else { return nil }
        return "\(feature) \(length(parts[2])) \(unit)"
    }

    private static func length(_ text: String) -> String { FigureWords.german.local(text) }
}
