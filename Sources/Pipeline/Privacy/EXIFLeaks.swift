/// Tells what an EXIF block (a TIFF structure) says of person, place and time. Reads no further than the bytes go.
struct EXIFLeaks {
    private let bytes: [UInt8]
    private let isLittleEndian: Bool
    private var visited: Set<Int> = []

    /// Tags that tell something, with what they tell.
    private static let tags: [Int: (LeakFinding.Kind, String)] = [
        0x0132: (.date, "DateTime"), 0x9003: (.date, "DateTimeOriginal"), 0x9004: (.date, "DateTimeDigitized"),
        0xC71B: (.date, "PreviewDateTime"), 0x013B: (.name, "Artist"), 0x8298: (.name, "Copyright"),
        0xA430: (.name, "CameraOwnerName"), 0x010D: (.name, "DocumentName"), 0x010E: (.comment, "ImageDescription"),
        0x9286: (.comment, "UserComment"), 0x9C9B: (.comment, "XPTitle"), 0x9C9C: (.comment, "XPComment"),
        0x9C9D: (.name, "XPAuthor"), 0x9C9E: (.comment, "XPKeywords"), 0x9C9F: (.comment, "XPSubject"),
        0x013C: (.name, "HostComputer"), 0xA431: (.serial, "BodySerialNumber"), 0xA435: (.serial, "LensSerialNumber"),
        0xC62F: (.serial, "CameraSerialNumber"), 0xA420: (.serial, "ImageUniqueID"), 0x927C: (.makerNote, "MakerNote"),
        0x02BC: (.xmp, "XMP packet"), 0x83BB: (.iptc, "IPTC record"), 0x8649: (.iptc, "Photoshop record"),
        0x0201: (.thumbnail, "embedded preview"),
    ]

    /// nil when the bytes are no TIFF structure.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 8 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0x49, 0x49): isLittleEndian = true
        case (0x4D, 0x4D): isLittleEndian = false
        default: return nil
        }
        self.bytes = bytes
        guard [42, 43].contains(number(2, 2)) else { return nil }
    }

    /// - Parameter isPhoto: whether the block is a TIFF photo itself, whose first directory is the picture.
    mutating func collect(into list: inout LeakList, within part: String) {
        visit(number(4, 4), "", &list, part)
    }

    private mutating func visit(_ offset: Int, _ name: String, _ list: inout LeakList, _ part: String) {
        guard offset > 0, offset + 2 <= bytes.count, visited.insert(offset).inserted, visited.count < 64 else { return }
        let count = number(offset, 2)
        for entry in 0..<count {
            let start = offset + 2 + 12 * entry
            guard start + 12 <= bytes.count else { return }
            let (tag, value) = (number(start, 2), number(start + 8, 4))
            if name == "GPS" {
                if tag != 0 { list.add(.gps, "GPS tag \(tag)", within: part) }
            } else if let (kind, title) = EXIFLeaks.tags[tag] {
                if hasContent(start) { list.add(kind, title, within: part) }
            } else if tag == 0x8825 {
                visit(value, "GPS", &list, part)
            } else if tag == 0x8769 || tag == 0x014A {
                visit(value, "EXIF", &list, part)
            }
        }
        if offset + 6 + 12 * count <= bytes.count { visit(number(offset + 2 + 12 * count, 4), "", &list, part) }
    }

    /// Whether a value is more than blanks and zeros.
    private func hasContent(_ entry: Int) -> Bool {
        let sizes = [1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4]
        let length = (sizes[number(entry + 2, 2)] ?? 1) * number(entry + 4, 4)
        let start = length <= 4 ? entry + 8 : number(entry + 8, 4)
        guard start < bytes.count else { return false }
        return bytes[start..<min(bytes.count, start + min(length, 65_536))].contains {
            $0 != 0 && $0 != 0x20 && $0 != 0x3A
        }
    }

    private func number(_ offset: Int, _ count: Int) -> Int {
        guard offset >= 0, offset + count <= bytes.count else { return 0 }
        return (0..<count).reduce(0) { value, index in
            let place = isLittleEndian ? offset + count - 1 - index : offset + index
            return value << 8 | Int(bytes[place])
        }
    }
}
