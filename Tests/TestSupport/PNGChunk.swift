extension EXIFBlock {
    /// The PNG with this block as its eXIf chunk, right after the header.
    package func inserted(intoPNG png: [UInt8]) -> [UInt8] {
        let headerEnd = 8 + 25
        return Array(png[..<headerEnd]) + PNGChunk.bytes("eXIf", tiff) + png[headerEnd...]
    }
}

/// A chunk of a PNG file.
package enum PNGChunk {
    /// Length, type, data and CRC-32 (ISO 3309) as the PNG specification lays them out.
    package static func bytes(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + data
        return big(UInt32(data.count)) + body + big(checksum(body))
    }

    private static func big(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
    }
}
