/// How a JPEG was compressed, from its markers (ITU-T T.81): what the encoder threw away shows in no pixel value.
package struct JPEGEncoding: Sendable, Hashable {
    /// Quality on libjpeg's scale, 1…100, from the luma table against Annex K of T.81; nil without a table.
    package let quality: Int?
    /// Sampling of chroma against luma: `4:4:4`, `4:2:2`, `4:4:0`, `4:2:0`, or `h×v` of the luma; nil for one component.
    package let subsampling: String?

    /// nil when the bytes are no JPEG with a frame header.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count > 4, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return nil }
        var position = 2
        var (table, sampling, hasFrame) = ([Int]?.none, String?.none, false)
        while position + 4 <= bytes.count, bytes[position] == 0xFF {
            let marker = bytes[position + 1]
            if marker == 0xFF {
                position += 1
                continue
            }
            let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            guard length >= 2, position + 2 + length <= bytes.count, marker != 0xDA else { break }
            let segment = bytes[position + 4..<position + 2 + length]
            if marker == 0xDB, table == nil { table = JPEGEncoding.lumaTable(segment) }
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                hasFrame = true
                sampling = JPEGEncoding.sampling(segment)
            }
            position += 2 + length
        }
        guard hasFrame else { return nil }
        quality = table.map { JPEGEncoding.quality(of: $0) }
        subsampling = sampling
    }

    /// The table of destination 0, in zigzag order.
    private static func lumaTable(_ segment: ArraySlice<UInt8>) -> [Int]? {
        var rest = segment
        while let head = rest.first {
            let size = head >> 4 == 0 ? 64 : 128
            guard rest.count > size else { return nil }
            let entries = Array(rest.dropFirst().prefix(size))
            if head & 15 == 0 {
                return size == 64
                    ? entries.map(Int.init) : (0..<64).map { Int(entries[2 * $0]) << 8 | Int(entries[2 * $0 + 1]) }
            }
            rest = rest.dropFirst(size + 1)
        }
        return nil
    }

    private static func sampling(_ frame: ArraySlice<UInt8>) -> String? {
        let bytes = Array(frame)
        guard bytes.count >= 6, bytes[5] >= 3, bytes.count >= 6 + 3 * Int(bytes[5]) else { return nil }
        let factors = (0..<3).map { (h: Int(bytes[7 + 3 * $0] >> 4), v: Int(bytes[7 + 3 * $0] & 15)) }
        guard factors[1] == factors[2], factors[1].h > 0, factors[1].v > 0 else { return nil }
        switch (factors[0].h / factors[1].h, factors[0].v / factors[1].v) {
        case (1, 1): return "4:4:4"
        case (2, 1): return "4:2:2"
        case (1, 2): return "4:4:0"
        case (2, 2): return "4:2:0"
        case (4, 1): return "4:1:1"
        case (let h, let v): return "\(h)×\(v)"
        }
    }

    /// libjpeg scales Annex K by s = 5000/Q below 50, 200 - 2Q above; s is read back as the mean over the table.
    private static func quality(of table: [Int]) -> Int {
        let scale = zip(table, annexK).reduce(0.0) { $0 + 100 * Double($1.0) / Double($1.1) } / 64
        let quality = scale <= 100 ? (200 - scale) / 2 : 5000 / scale
        return max(1, min(100, Int(quality.rounded())))
    }

    /// Luminance table K.1 of ITU-T T.81, zigzag order.
    private static let annexK = [
        16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51,
        61,
        60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113,
        121, 112, 100, 120, 92, 101, 103, 99,
    ]
}

private func == (left: (h: Int, v: Int), right: (h: Int, v: Int)) -> Bool { left.h == right.h && left.v == right.v }
