import CImageCodecs

extension EXIFRecord {
    /// nil fields where the block says nothing usable.
    init(_ fields: exif_fields) {
        dateTimeOriginal = EXIFRecord.text(fields.date_time_original).flatMap { $0.hasPrefix("0000") ? nil : $0 }
        offsetTimeOriginal = EXIFRecord.text(fields.offset_time_original)
        make = EXIFRecord.text(fields.make)
        model = EXIFRecord.text(fields.model)
        exposureTime = EXIFRecord.text(fields.exposure_time)
        lens = EXIFRecord.text(fields.lens)
        software = EXIFRecord.text(fields.software)
        interoperability = EXIFRecord.text(fields.interoperability)
        iso = fields.iso > 0 ? Int(fields.iso) : nil
        flashFired = fields.flash >= 0 ? fields.flash & 1 == 1 : nil
        whiteBalance = fields.white_balance == 0 ? "auto" : fields.white_balance == 1 ? "manual" : nil
        colorSpace = fields.color_space >= 0 ? Int(fields.color_space) : nil
        orientation = (1...8).contains(fields.orientation) ? Int(fields.orientation) : 1
    }

    /// A C character array up to its NUL, trimmed; nil when blank.
    private static func text<Characters>(_ characters: Characters) -> String? {
        let bytes = withUnsafeBytes(of: characters) { Array($0.prefix { $0 != 0 }) }
        let visible = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }
        let text = String(String.UnicodeScalarView(visible))
        let words = text.split(separator: " ", omittingEmptySubsequences: true)
        return words.isEmpty || words.allSatisfy { $0.allSatisfy { $0 == ":" } } ? nil : words.joined(separator: " ")
    }
}
