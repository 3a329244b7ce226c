import CImageCodecs

enum JPEGCodec: FormatCodec {
    static let name = "JPEG"
    static func begins(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0xFF, 0xD8]) }
    static var functions: codec_format? { codec_format_jpeg()?.pointee }
}
