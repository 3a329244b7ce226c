import CImageCodecs

/// Of an animated PNG (APNG) the default image is read, which decoders without animation show.
enum PNGCodec: FormatCodec {
    static let name = "PNG"
    static func begins(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    }
    static var functions: codec_format? { codec_format_png()?.pointee }
    /// PNG, third edition, 4.3: cICP binds before iCCP.
    static let codePointsFirst = true
}
