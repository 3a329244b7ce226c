/// What a file is by its first bytes; its name does not matter.
enum FileSignature {
    case known(PhotoFormat)
    /// A picture format by name that is recognized and not decoded.
    case other(String)
    case unknown

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let start = Array(bytes.prefix(64))
        self =
            if let format = PhotoFormat.allCases.first(where: { $0.begins(start) }) {
                .known(format)
            } else {
                FileSignature.otherFormat(start).map { .other($0) } ?? .unknown
            }
    }

    private static func otherFormat(_ bytes: [UInt8]) -> String? {
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
        case "avif", "avis": "AVIF"
        case "crx ": "camera raw"
        default: "a video or other media container"
        }
    }

    /// Four bytes as text.
    static func text(_ bytes: [UInt8], _ start: Int) -> String {
        bytes.count >= start + 4 ? String(decoding: bytes[start..<start + 4], as: UTF8.self) : ""
    }
}

extension DecodeError {
    /// A file of none of the formats that are decoded.
    init(signatureOf bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.isEmpty {
            self.init(reason: .truncated, detail: "the file is empty")
        } else if case .other(let name) = FileSignature(bytes) {
            self.init(reason: .unsupported, detail: "the content is \(name)")
        } else {
            // What the file does hold is not repeated: it may be a letter.
            self.init(reason: .corrupt, detail: "the content is no picture")
        }
    }
}
