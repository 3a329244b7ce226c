import CImageCodecs

/// TIFF and BigTIFF; of several pages the first. Camera raw files, which are TIFF inside, are refused.
enum TIFFCodec: FormatCodec {
    static let name = "TIFF"
    private static let starts: [[UInt8]] = [
        [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], [0x49, 0x49, 0x2B, 0], [0x4D, 0x4D, 0, 0x2B],
    ]

    static func begins(_ bytes: [UInt8]) -> Bool { starts.contains { bytes.starts(with: $0) } }
    static var functions: codec_format? { codec_format_tiff()?.pointee }
}
