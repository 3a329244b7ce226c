/// Which of at most 64 equal tiles of a row hold anything: one bit each, the leftmost lowest.
struct TileSet: Equatable {
    var bits: UInt64 = 0

    static let most = 64

    var isEmpty: Bool { bits == 0 }

    func union(_ other: TileSet) -> TileSet { TileSet(bits: bits | other.bits) }
    func subtracting(_ other: TileSet) -> TileSet { TileSet(bits: bits & ~other.bits) }

    /// Grown by so many tiles to both sides.
    func grown(by tiles: Int) -> TileSet {
        var grown = bits
        for _ in 0..<tiles { grown |= grown << 1 | grown >> 1 }
        return TileSet(bits: grown)
    }

    /// Calls `body` with each run of columns, cut to `limits`.
    @inline(__always)
    func eachRun(tile: Int, within limits: Range<Int>, _ body: (Range<Int>) -> Void) {
        var rest = bits
        while rest != 0 {
            let first = rest.trailingZeroBitCount
            let length = (~(rest >> UInt64(first))).trailingZeroBitCount
            let left = max(limits.lowerBound, first * tile)
            let right = min(limits.upperBound, (first + length) * tile)
            if left < right { body(left..<right) }
            rest = first + length >= 64 ? 0 : (rest >> UInt64(first + length)) << UInt64(first + length)
        }
    }
}
