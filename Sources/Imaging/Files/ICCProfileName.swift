/// The description of an ICC profile (ICC.1 v2 `desc` and v4 `mluc`), every offset checked.
struct ICCProfileName {
    let text: String

    init?(_ profile: [UInt8]) {
        guard profile.count >= 132, let tags = ICCProfileName.word(profile, 128), tags <= 1024 else { return nil }
        for tag in 0..<tags {
            let entry = 132 + 12 * tag
            guard let signature = ICCProfileName.word(profile, entry),
                let offset = ICCProfileName.word(profile, entry + 4),
                let size = ICCProfileName.word(profile, entry + 8)
            else { return nil }
            guard signature == 0x6465_7363 else { continue }
            guard offset + size <= profile.count, size >= 12 else { return nil }
            let name = ICCProfileName.description(Array(profile[offset..<offset + size]))
            guard let name, !name.isEmpty else { return nil }
            text = name
            return
        }
        return nil
    }

    private static func description(_ data: [UInt8]) -> String? {
        switch word(data, 0) {
        case 0x6465_7363:
            guard let count = word(data, 8), count >= 1, 12 + count <= data.count else { return nil }
            return cleaned(String(decoding: data[12..<12 + count], as: UTF8.self))
        case 0x6D6C_7563:
            guard let records = word(data, 8), records >= 1, let length = word(data, 20), let offset = word(data, 24),
                length % 2 == 0, offset + length <= data.count
            else { return nil }
            let units = stride(from: offset, to: offset + length, by: 2).map {
                UInt16(data[$0]) << 8 | UInt16(data[$0 + 1])
            }
            return cleaned(String(decoding: units, as: UTF16.self))
        default:
            return nil
        }
    }

    /// Control characters out, at most 80 characters: the name goes into tables.
    private static func cleaned(_ text: String) -> String {
        let visible = text.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }
        return String(String.UnicodeScalarView(visible)).split(separator: " ").joined(separator: " ").prefix(80)
            .description
    }

    private static func word(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard start >= 0, start + 4 <= bytes.count else { return nil }
        return bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
