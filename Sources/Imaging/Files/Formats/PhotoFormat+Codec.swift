import CImageCodecs

/// What a file format needs to be read; one file beside this one for each.
protocol FormatCodec {
    /// Its name for people.
    static var name: String { get }
    /// Whether a file with these first bytes is of the format.
    static func begins(_ bytes: [UInt8]) -> Bool
    /// nil when the build does without its library.
    static var functions: codec_format? { get }
    /// Whether code points bind before an embedded ICC profile.
    static var codePointsFirst: Bool { get }
}

extension FormatCodec {
    static var codePointsFirst: Bool { false }
}

extension PhotoFormat {
    var codec: any FormatCodec.Type {
        switch self {
        case .jpeg: JPEGCodec.self
        case .png: PNGCodec.self
        case .heif: HEIFCodec.self
        case .tiff: TIFFCodec.self
        }
    }

    func begins(_ bytes: [UInt8]) -> Bool { codec.begins(bytes) }

    /// Its name for people.
    package var name: String { codec.name }

    /// Whether this build can read it.
    package var isAvailable: Bool { codec.functions != nil }
}
