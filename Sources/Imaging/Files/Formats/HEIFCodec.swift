import CImageCodecs

/// HEIC and HEIF still pictures; of a sequence or burst the primary one.
enum HEIFCodec: FormatCodec {
    static let name = "HEIC/HEIF"
    private static let brands: Set<String> = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]

    static func begins(_ bytes: [UInt8]) -> Bool {
        guard FileSignature.text(bytes, 4) == "ftyp" else { return false }
        return brands.contains(FileSignature.text(bytes, 8))
    }
    static var functions: codec_format? { codec_format_heif()?.pointee }
}
