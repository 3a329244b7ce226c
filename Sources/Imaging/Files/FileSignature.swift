/// What a file is by its first bytes; its name does not matter.
enum FileSignature {
    case jpeg
    case png
    /// A picture format by name that is recognized and not decoded.
    case other(String)
    case unknown

    init(_ bytes: [UInt8]) {
        self =
            if bytes.starts(with: [0xFF, 0xD8]) {
                .jpeg
            } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
                .png
            } else {
                FileSignature.otherFormat(bytes).map { .other($0) } ?? .unknown
            }
    }

    private static func otherFormat(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
            return "TIFF or camera raw"
        }
        if bytes.starts(with: Array("GIF8".utf8)) { return "GIF" }
        if bytes.starts(with: Array("BM".utf8)), bytes.count > 26, bytes[6...9].allSatisfy({ $0 == 0 }) { return "BMP" }
        if bytes.starts(with: Array("RIFF".utf8)), text(bytes, 8) == "WEBP" { return "WebP" }
        if text(bytes, 4) == "ftyp" { return containerFormat(brand: text(bytes, 8)) }
        if bytes.starts(with: [0xFF, 0x0A]) || bytes.starts(with: [0, 0, 0, 12, 0x4A, 0x58, 0x4C, 0x20]) {
            return "JPEG XL"
        }
        if bytes.starts(with: [0, 0, 0, 12, 0x6A, 0x50]) { return "JPEG 2000" }
        return nil
    }

    private static func containerFormat(brand: String) -> String {
        switch brand {
        case "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1": "HEIC"
        case "avif", "avis": "AVIF"
        case "crx ": "camera raw"
        default: "a video or other media container"
        }
    }

    private static func text(_ bytes: [UInt8], _ start: Int) -> String {
        bytes.count >= start + 4 ? String(decoding: bytes[start..<start + 4], as: UTF8.self) : ""
    }
}

extension DecodeError {
    /// A file that is neither JPEG nor PNG; nil when it is one of them.
    init?(signatureOf bytes: [UInt8]) {
        if bytes.isEmpty {
            self.init(reason: .truncated, detail: "the file is empty")
            return
        }
        switch FileSignature(bytes) {
        case .jpeg, .png: return nil
        case .other(let name): self.init(reason: .unsupported, detail: "the content is \(name)")
        case .unknown:
            self.init(reason: .corrupt, detail: "the content is no picture (it starts with \(Self.start(bytes)))")
        }
    }

    private static func start(_ bytes: [UInt8]) -> String {
        let shown = bytes.prefix(12).map { (32...126).contains($0) && $0 != 34 ? String(UnicodeScalar($0)) : "." }
        return "\"\(shown.joined())\""
    }
}
