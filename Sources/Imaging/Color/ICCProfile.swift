import CImageCodecs
import Colorimetry

/// An embedded ICC profile, read by Little CMS. Not to be shared between threads.
final class ICCProfile {
    enum Application {
        /// Curves and a matrix say it all.
        case space(RGBSpace)
        /// Rows have to go through the library.
        case transform
    }

    let application: Application
    private let profile: OpaquePointer

    /// - Parameter channels: 3 or 4 samples of a pixel; `isGray` when three of them are equal by nature.
    init(_ bytes: UnsafeBufferPointer<UInt8>, channels: Int, isGray: Bool) throws(DecodeError) {
        var (info, status) = (profile_info(), codec_status())
        guard let opened = color_profile_open(bytes.baseAddress, bytes.count, &info, &status) else {
            throw DecodeError(status)
        }
        guard ICCProfile.fits(Int(info.channels), channels: channels, isGray: isGray) else {
            color_profile_close(opened)
            throw DecodeError(
                reason: .profileBroken,
                detail: "a profile for \(info.channels) channels in a picture of \(isGray ? 1 : channels)")
        }
        guard info.is_matrix == 0 || ICCProfile.space(info) != nil else {
            color_profile_close(opened)
            throw DecodeError(reason: .profileBroken, detail: "primary colors that span no color space")
        }
        profile = opened
        application = info.is_matrix != 0 ? ICCProfile.space(info).map { .space($0) } ?? .transform : .transform
    }

    deinit { color_profile_close(profile) }

    /// Gray pictures may carry the RGB profile they came from; the opposite makes no sense.
    private static func fits(_ profile: Int, channels: Int, isGray: Bool) -> Bool {
        profile == channels || (profile == 1 && isGray)
    }

    func prepare(channels: Int, sampleBytes: Int) throws(DecodeError) {
        var status = codec_status()
        if color_profile_prepare(profile, UInt32(channels), UInt32(sampleBytes), &status) != CODEC_OK {
            throw DecodeError(status)
        }
    }

    /// One row to codes of `RGBSpace.wide`.
    func transform(_ row: UnsafeRawPointer, to wide: UnsafeMutablePointer<UInt16>, width: Int) {
        color_profile_transform(profile, row, wide, UInt32(width))
    }

    private static func space(_ info: profile_info) -> RGBSpace? {
        let (first, second, third) = (curve(info.curves.0), curve(info.curves.1), curve(info.curves.2))
        // Gray light is the same share of every primary: its curve alone says how much.
        if info.channels == 1 { return RGBSpace(curves: [first, first, first], toLinearSRGB: .identity) }
        let colorants = withUnsafeBytes(of: info.colorants) { Array($0.bindMemory(to: Double.self)) }
        return RGBPrimaries.linearSRGB(fromXYZ: Matrix3(colorants), white: ChromaticAdaptation.profileWhite).map {
            RGBSpace(curves: [first, second, third], toLinearSRGB: $0)
        }
    }

    private static func curve(_ curve: profile_curve) -> ToneCurve {
        if curve.type == 0 { return .table(Array(UnsafeBufferPointer(start: curve.table, count: Int(curve.entries)))) }
        let parameters = withUnsafeBytes(of: curve.parameters) { Array($0.bindMemory(to: Double.self)) }
        return .parametric(type: Int(curve.type), parameters)
    }
}
