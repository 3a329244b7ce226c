import Colorimetry

/// Color space by the code points of ITU-T H.273, as PNG's cICP and HEIF's nclx carry them.
struct CodePoints {
    let primaries: Int
    let transfer: Int

    /// nil when the code points say nothing (2 = unspecified).
    var isSpecified: Bool { primaries != 2 && transfer != 2 }

    var name: String { "H.273 \(primaries)/\(transfer)" }

    func space() throws(DecodeError) -> RGBSpace {
        guard let chromaticities, let curve else {
            throw DecodeError(
                reason: .unsupported,
                detail: transfer == 16 || transfer == 18
                    ? "high dynamic range (\(transfer == 16 ? "PQ" : "HLG"))"
                    : "a color space (\(name)) that is not known here")
        }
        guard let space = RGBSpace(chromaticities, curve) else {
            throw DecodeError(reason: .profileBroken, detail: name)
        }
        return space
    }

    private var chromaticities: RGBPrimaries? {
        switch primaries {
        case 1: .sRGB
        case 5:
            RGBPrimaries(
                red: .init(0.64, 0.33), green: .init(0.29, 0.60), blue: .init(0.15, 0.06), white: RGBPrimaries.d65)
        case 6, 7:
            RGBPrimaries(
                red: .init(0.630, 0.340), green: .init(0.310, 0.595), blue: .init(0.155, 0.070),
                white: RGBPrimaries.d65)
        case 9:
            RGBPrimaries(
                red: .init(0.708, 0.292), green: .init(0.170, 0.797), blue: .init(0.131, 0.046),
                white: RGBPrimaries.d65)
        case 11:
            RGBPrimaries(
                red: .init(0.680, 0.320), green: .init(0.265, 0.690), blue: .init(0.150, 0.060),
                white: .init(0.314, 0.351))
        case 12: .displayP3
        default: nil
        }
    }

    private var curve: ToneCurve? {
        switch transfer {
        case 1, 6, 14, 15: .bt709
        case 4: .gamma(2.2)
        case 5: .gamma(2.8)
        case 8: .gamma(1)
        case 13: .sRGB
        default: nil
        }
    }
}
