/// Metadata of picture files that tells who, where or when: JPEG, PNG, TIFF, WebP; all others by what they look like inside.
enum PictureLeaks {
    static func collect(_ bytes: [UInt8], into list: inout LeakList, within part: String = "") {
        if bytes.starts(with: [0xFF, 0xD8]) {
            jpeg(bytes, &list, part)
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            png(bytes, &list, part)
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.count > 12, Array(bytes[8..<12]) == Array("WEBP".utf8) {
            webp(bytes, &list, part)
        } else if var block = EXIFLeaks(bytes) {
            block.collect(into: &list, within: part)
        }
        marks(bytes, &list, part)
    }

    private static func jpeg(_ bytes: [UInt8], _ list: inout LeakList, _ part: String) {
        var place = 2
        while place + 4 <= bytes.count, bytes[place] == 0xFF {
            let marker = bytes[place + 1]
            if marker == 0xFF || marker == 0x01 || (0xD0...0xD8).contains(marker) {
                place += marker == 0xFF ? 1 : 2
                continue
            }
            if marker == 0xDA || marker == 0xD9 { break }
            let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
            guard length >= 2, place + 2 + length <= bytes.count else { break }
            segment(marker, Array(bytes[place + 4..<place + 2 + length]), &list, part)
            place += 2 + length
        }
        trailer(bytes, &list, part)
    }

    private static func segment(_ marker: UInt8, _ body: [UInt8], _ list: inout LeakList, _ part: String) {
        switch marker {
        case 0xE0 where body.starts(with: Array("JFIF\0".utf8)) && body.count >= 14 && body[12] > 0 && body[13] > 0,
            0xE0 where body.starts(with: Array("JFXX\0".utf8)):
            list.add(.thumbnail, "JFIF thumbnail", within: part)
        case 0xE1 where body.starts(with: Array("Exif\0\0".utf8)):
            if var block = EXIFLeaks(Array(body.dropFirst(6))) { block.collect(into: &list, within: part) }
        case 0xE1 where body.starts(with: Array("http://ns.adobe.com/x".utf8)):
            list.add(.xmp, "XMP packet", within: part)
        case 0xE2 where body.starts(with: Array("MPF\0".utf8)):
            list.add(.thumbnail, "multi-picture index", within: part)
        case 0xED: list.add(.iptc, "Photoshop or IPTC record", within: part)
        case 0xFE: list.add(.comment, "JPEG comment", within: part)
        case 0xE3...0xEC, 0xEF: list.add(.hiddenData, "application segment \(marker - 0xE0)", within: part)
        default: break
        }
    }

    /// Phones append pictures and films after the end of the picture.
    private static func trailer(_ bytes: [UInt8], _ list: inout LeakList, _ part: String) {
        guard let end = bytes.indices.dropLast().last(where: { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xD9 }) else {
            return
        }
        let pictures = starts(of: [0xFF, 0xD8, 0xFF], in: bytes).count
        if pictures > 1 { list.add(.thumbnail, "\(pictures - 1) more pictures inside", within: part) }
        if bytes.count - end - 2 > 16 { list.add(.hiddenData, "data after the picture", within: part) }
    }

    private static func png(_ bytes: [UInt8], _ list: inout LeakList, _ part: String) {
        var place = 8
        while place + 12 <= bytes.count {
            let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
            let kind = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
            guard place + 12 + length <= bytes.count else { break }
            let body = Array(bytes[place + 8..<place + 8 + length])
            switch kind {
            case "eXIf": if var block = EXIFLeaks(body) { block.collect(into: &list, within: part) }
            case "tEXt", "zTXt", "iTXt":
                let isXMP = body.starts(with: Array("XML:com.adobe.xmp".utf8))
                list.add(isXMP ? .xmp : .comment, isXMP ? "XMP packet" : "PNG text", within: part)
            case "tIME": list.add(.date, "PNG time", within: part)
            default: break
            }
            place += 12 + length
        }
        if bytes.count - place > 16 { list.add(.hiddenData, "data after the picture", within: part) }
    }

    private static func webp(_ bytes: [UInt8], _ list: inout LeakList, _ part: String) {
        var place = 12
        while place + 8 <= bytes.count {
            let kind = String(decoding: bytes[place..<place + 4], as: UTF8.self)
            let length = (0..<4).reduce(0) { $0 | Int(bytes[place + 4 + $1]) << (8 * $1) }
            guard place + 8 + length <= bytes.count else { return }
            if kind == "XMP " { list.add(.xmp, "XMP packet", within: part) }
            if kind == "EXIF", var block = EXIFLeaks(Array(bytes[place + 8..<place + 8 + length])) {
                block.collect(into: &list, within: part)
            }
            place += 8 + length + length % 2
        }
    }

    /// What metadata looks like in any container: HEIF, PDF, an archive that does not compress.
    private static func marks(_ bytes: [UInt8], _ list: inout LeakList, _ part: String) {
        for start in starts(of: Array("Exif\0\0".utf8), in: bytes) {
            if var block = EXIFLeaks(Array(bytes[(start + 6)...].prefix(1 << 20))) {
                block.collect(into: &list, within: part)
            }
        }
        for mark in ["<x:xmpmeta", "<?xpacket begin"] where !starts(of: Array(mark.utf8), in: bytes).isEmpty {
            list.add(.xmp, "XMP packet", within: part)
        }
        if !starts(of: Array("Photoshop 3.0\0".utf8), in: bytes).isEmpty {
            list.add(.iptc, "Photoshop or IPTC record", within: part)
        }
    }

    private static func starts(of mark: [UInt8], in bytes: [UInt8]) -> [Int] {
        guard let first = mark.first, bytes.count >= mark.count else { return [] }
        var found: [Int] = []
        bytes.withUnsafeBufferPointer { bytes in
            for place in 0...(bytes.count - mark.count)
            where bytes[place] == first && mark.indices.allSatisfy({ bytes[place + $0] == mark[$0] }) {
                found.append(place)
            }
        }
        return found
    }
}
