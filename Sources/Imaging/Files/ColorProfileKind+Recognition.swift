import CImageCodecs

extension ColorProfileKind {
    /// By the embedded profile first, then by what PNG chunks and EXIF say.
    init(profileName: String?, hasProfile: Bool, info: codec_info, exif: EXIFRecord) {
        if hasProfile {
            let name = profileName ?? "unnamed profile"
            self = ColorProfileKind.isSRGB(name) ? .sRGB : .other(name)
        } else if info.is_cmyk != 0 {
            self = .other("CMYK")
        } else if info.has_srgb_chunk != 0 {
            self = .sRGB
        } else if let chunk = ColorProfileKind.pngColor(info) {
            self = chunk
        } else if exif.interoperability?.hasPrefix("R03") == true || exif.colorSpace == 2 {
            self = .other("Adobe RGB (EXIF)")
        } else {
            self = exif.colorSpace == 1 ? .sRGB : .untagged
        }
    }

    /// Names under which sRGB itself goes: `sRGB IEC61966-2.1`, `sRGB built-in`, `c2` (Facebook's small sRGB) … but not
    /// `Display P3 Gamut with sRGB Transfer`.
    static func isSRGB(_ name: String) -> Bool {
        let lower = name.lowercased()
        return lower.hasPrefix("srgb") || lower == "c2" || lower == "c2ci" || lower.hasPrefix("iec 61966-2")
            || lower.hasPrefix("iec61966-2")
    }

    /// gAMA and cHRM of a PNG without profile; nil when there are none. Tolerances are those of libpng (5 %, 0.01).
    private static func pngColor(_ info: codec_info) -> ColorProfileKind? {
        let gammaFits = info.gamma == 0 || abs(info.gamma * 2.2 - 1) < 0.05
        let expected = [0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06]
        let found = withUnsafeBytes(of: info.chromaticities) { Array($0.bindMemory(to: Double.self)) }
        let primariesFit = info.has_chromaticities == 0 || zip(found, expected).allSatisfy { abs($0 - $1) < 0.01 }
        guard info.gamma != 0 || info.has_chromaticities != 0 else { return nil }
        if !gammaFits { return .other("gamma \((info.gamma * 1e5).rounded() / 1e5) (PNG gAMA)") }
        return primariesFit ? .sRGB : .other("own primaries (PNG cHRM)")
    }
}
