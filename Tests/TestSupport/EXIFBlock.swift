/// A hand-made EXIF block, so that tests know every byte they read back.
package struct EXIFBlock {
    package var orientation = 1
    package var dateTimeOriginal: String?
    package var offset: String?
    package var make: String?
    package var model: String?

    package init(
        orientation: Int = 1, dateTimeOriginal: String? = nil, offset: String? = nil, make: String? = nil,
        model: String? = nil
    ) {
        self.orientation = orientation
        self.dateTimeOriginal = dateTimeOriginal
        self.offset = offset
        self.make = make
        self.model = model
    }

    /// The JPEG with this block as its first segment.
    package func inserted(into jpeg: [UInt8]) -> [UInt8] {
        let payload = Array("Exif\0\0".utf8) + tiff
        let length = payload.count + 2
        return Array(jpeg[0..<2]) + [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + payload + jpeg[2...]
    }

    /// Big-endian TIFF with IFD0 and an EXIF IFD.
    package var tiff: [UInt8] {
        var main: [Entry] = [.short(0x0112, orientation)]
        if let make { main.append(.text(0x010F, make)) }
        if let model { main.append(.text(0x0110, model)) }
        var exif: [Entry] = []
        if let dateTimeOriginal { exif.append(.text(0x9003, dateTimeOriginal)) }
        if let offset { exif.append(.text(0x9011, offset)) }
        main.append(.long(0x8769, 8 + EXIFBlock.size(main) + 12))
        main.sort { $0.tag < $1.tag }
        let first = EXIFBlock.directory(main, at: 8)
        return Array("MM".utf8) + [0, 42, 0, 0, 0, 8] + first + EXIFBlock.directory(exif, at: 8 + first.count)
    }

    private struct Entry {
        let tag: Int
        let type: Int
        let count: Int
        let data: [UInt8]

        static func short(_ tag: Int, _ value: Int) -> Entry {
            Entry(tag: tag, type: 3, count: 1, data: [UInt8(value >> 8), UInt8(value & 255), 0, 0])
        }
        static func long(_ tag: Int, _ value: Int) -> Entry { Entry(tag: tag, type: 4, count: 1, data: bytes(value)) }
        static func text(_ tag: Int, _ text: String) -> Entry {
            let data = Array(text.utf8) + [0]
            return Entry(tag: tag, type: 2, count: data.count, data: data)
        }
        static func bytes(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }
    }

    private static func size(_ entries: [Entry]) -> Int {
        6 + 12 * entries.count + entries.reduce(0) { $0 + ($1.data.count > 4 ? $1.data.count : 0) }
    }

    private static func directory(_ entries: [Entry], at offset: Int) -> [UInt8] {
        var table: [UInt8] = [UInt8(entries.count >> 8), UInt8(entries.count & 255)]
        var data: [UInt8] = []
        let dataStart = offset + 6 + 12 * entries.count
        for entry in entries {
            table += [UInt8(entry.tag >> 8), UInt8(entry.tag & 255), 0, UInt8(entry.type)] + Entry.bytes(entry.count)
            if entry.data.count > 4 {
                table += Entry.bytes(dataStart + data.count)
                data += entry.data
            } else {
                table += entry.data + [UInt8](repeating: 0, count: 4 - entry.data.count)
            }
        }
        return table + [0, 0, 0, 0] + data
    }
}
