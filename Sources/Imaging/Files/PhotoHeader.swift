/// What a photo's file says before its pixels are decoded.
package struct PhotoHeader: Sendable, Hashable {
    package var format: PhotoFormat
    /// Upright size: EXIF orientation is already applied.
    package var width: Int
    package var height: Int
    /// Bits of a sample in the file: 8 for JPEG, 8…12 for HEIF, 1…16 for PNG and TIFF.
    package var bitDepth: Int
    package var isGrayscale: Bool
    /// By which the pixels were turned, 1…8; 1 where the container itself turns them (HEIF).
    package var orientation: Int
    /// Name of the embedded color profile, e.g. `sRGB IEC61966-2-1`, or of what stands in for one; nil when there is none.
    package var profileName: String?
    package var profileKind: ColorProfileKind
    package var exif: EXIFRecord
}

package enum PhotoFormat: String, Sendable, Hashable, Codable, CaseIterable {
    case jpeg
    case png
    case heif
    case tiff
}

/// What the color codes of a photo refer to.
package enum ColorProfileKind: Sendable, Hashable {
    case sRGB
    /// Nothing is said; such photos are read as sRGB.
    case untagged
    /// Another space, by name; it is applied.
    case other(String)
    /// Something that cannot be applied, by name: the colors are a guess.
    case unsupported(String)
}

/// The EXIF fields that provenance, time and comparability need. GPS, serial numbers and thumbnails are never read.
package struct EXIFRecord: Sendable, Hashable {
    /// As written, `YYYY:MM:DD hh:mm:ss`; nil when blank or all zeros.
    package var dateTimeOriginal: String?
    /// `+02:00`.
    package var offsetTimeOriginal: String?
    package var make: String?
    package var model: String?
    /// Seconds as a fraction, e.g. `1/120`.
    package var exposureTime: String?
    package var iso: Int?
    package var flashFired: Bool?
    /// `auto` or `manual`.
    package var whiteBalance: String?
    package var lens: String?
    package var software: String?
    /// 1…8; 1 when absent or out of range.
    package var orientation = 1
    /// EXIF ColorSpace: 1 sRGB, 2 Adobe RGB by some cameras, 65535 uncalibrated.
    package var colorSpace: Int?
    /// `R98` sRGB, `R03` Adobe RGB.
    package var interoperability: String?

    package init() {}
}

/// Bounds on what is decoded.
package struct DecodeLimits: Sendable, Hashable, Codable {
    package var megapixels = 120.0
    package var fileMegabytes = 200.0
    /// Scans of a progressive JPEG up to 16 megapixels; proportionally fewer above.
    package var scans = 200
    /// What decoding one photo may hold at once.
    package var memoryMegabytes = 900.0

    package init() {}
}
