import CImageCodecs
import Colorimetry

/// What a file says about its colors, most binding statement first.
struct ColorMeaning {
    enum Space {
        case sRGB
        case rgb(RGBSpace)
        /// Rows go through a profile.
        case profile(ICCProfile)
        /// CMYK without a profile: R = (1-C)(1-K) and so on, which no press prints.
        case ink
    }

    let space: Space
    let kind: ColorProfileKind
    let name: String?

    /// PNG puts cICP before the profile; in HEIF the profile binds and nclx only names the coding of the samples.
    init(
        icc: UnsafeBufferPointer<UInt8>, info: codec_info, exif: EXIFRecord, codePointsFirst: Bool
    ) throws(DecodeError) {
        if info.profile_damaged != 0 {
            throw DecodeError(reason: .profileBroken, detail: "the profile cannot be taken out of the file")
        }
        let points = CodePoints(primaries: Int(info.color_primaries), transfer: Int(info.transfer))
        let hasPoints = info.has_code_points != 0 && points.isSpecified && info.channels == 3
        if hasPoints && (codePointsFirst || icc.isEmpty) {
            self.init(try points.space(), name: points.name)
        } else if !icc.isEmpty {
            try self.init(profile: icc, info: info)
        } else if info.channels == 4 {
            self.init(space: .ink, kind: .unsupported("CMYK"), name: "CMYK")
        } else if info.has_srgb_chunk != 0 {
            self.init(space: .sRGB, kind: .sRGB, name: "sRGB")
        } else if let described = try ChromaticityChunks(info).meaning {
            self = described
        } else if exif.interoperability?.hasPrefix("R03") == true || exif.colorSpace == 2 {
            // 563/256, the exponent Adobe gives.
            guard let adobe = RGBSpace(.adobeRGB, .gamma(563.0 / 256)) else {
                throw DecodeError(reason: .profileBroken, detail: "Adobe RGB (EXIF)")
            }
            self.init(adobe, name: "Adobe RGB (EXIF)")
        } else {
            let isNamed = exif.colorSpace == 1
            self.init(space: .sRGB, kind: isNamed ? .sRGB : .untagged, name: isNamed ? "sRGB" : nil)
        }
    }

    private init(space: Space, kind: ColorProfileKind, name: String?) {
        (self.space, self.kind, self.name) = (space, kind, name)
    }

    /// Of a file whose statements about color are left unread.
    static func unread(channels: Int) -> ColorMeaning {
        ColorMeaning(space: channels == 4 ? .ink : .sRGB, kind: .untagged, name: nil)
    }

    init(_ rgb: RGBSpace, name: String) {
        let isSRGB = rgb.isSRGB
        self.init(space: isSRGB ? .sRGB : .rgb(rgb), kind: isSRGB ? .sRGB : .other(name), name: name)
    }

    private init(profile bytes: UnsafeBufferPointer<UInt8>, info: codec_info) throws(DecodeError) {
        let name = ICCProfileName(Array(bytes))?.text ?? "unnamed profile"
        let profile = try ICCProfile(bytes, channels: Int(info.channels), isGray: info.is_gray != 0)
        switch profile.application {
        case .space(let rgb): self.init(rgb, name: name)
        case .transform: self.init(space: .profile(profile), kind: .other(name), name: name)
        }
    }
}

/// gAMA and cHRM of a PNG.
private struct ChromaticityChunks {
    private let gamma: Double
    private let chromaticities: [Double]?

    init(_ info: codec_info) {
        gamma = info.gamma
        chromaticities =
            info.has_chromaticities != 0
            ? withUnsafeBytes(of: info.chromaticities) { Array($0.bindMemory(to: Double.self)) } : nil
    }

    /// nil when there are neither. Without cHRM the primaries are those of sRGB.
    ///
    /// A gAMA within 5 % of 1/2.2 stands for the sRGB curve: programs that write sRGB write 0.45455 there.
    var meaning: ColorMeaning? {
        get throws(DecodeError) {
            guard gamma != 0 || chromaticities != nil else { return nil }
            let isUsual = gamma == 0 || abs(gamma * 2.2 - 1) < 0.05
            guard isUsual || (0.1...10).contains(gamma) else {
                throw DecodeError(reason: .profileBroken, detail: "gamma \(gamma) (PNG gAMA)")
            }
            guard let space = RGBSpace(primaries, isUsual ? .sRGB : .gamma(1 / gamma)) else {
                throw DecodeError(reason: .profileBroken, detail: "primary colors that span no color space (PNG cHRM)")
            }
            return ColorMeaning(space, name: space.isSRGB ? "sRGB" : name)
        }
    }

    private var name: String {
        let exponent = gamma != 0 ? ["gamma \((gamma * 1e5).rounded() / 1e5) (PNG gAMA)"] : []
        return (exponent + (chromaticities != nil ? ["own primaries (PNG cHRM)"] : [])).joined(separator: ", ")
    }

    private var primaries: RGBPrimaries {
        guard let c = chromaticities else { return .sRGB }
        return RGBPrimaries(
            red: .init(c[2], c[3]), green: .init(c[4], c[5]), blue: .init(c[6], c[7]), white: .init(c[0], c[1]))
    }
}
