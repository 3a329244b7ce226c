import Imaging
import KernelAPI

/// A part of the photo averaged over blocks: where its edges lie, which is all the search for patches looks at. Colors are
/// averaged anew for the few places that are asked about.
struct CardSearchImage {
    let width: Int
    let height: Int
    /// Photo pixels per pixel here, and where the part begins.
    let factor: Int
    let left: Int
    let top: Int
    /// Bits of each pixel: its step reaches the limit of that number. Borders reach all.
    let edges: [UInt8]
    private let source: CardBlocks
    /// Whether each pixel is the mean of four blocks.
    private let isHalved: Bool

    init(_ rows: EdgeRows, of source: CardBlocks, isHalved: Bool) {
        (self.source, self.isHalved) = (source, isHalved)
        (width, height, edges) = (rows.width, rows.height, rows.bits)
        (left, top) = (source.part.left, source.part.top)
        factor = isHalved ? 2 * source.factor : source.factor
    }

    /// Encoded samples 0…255.
    func code(_ x: Int, _ y: Int) -> SIMD3<Float> {
        guard isHalved else { return source.mean(x, y) }
        let upper = source.mean(2 * x, 2 * y) + source.mean(2 * x + 1, 2 * y)
        return (upper + source.mean(2 * x, 2 * y + 1) + source.mean(2 * x + 1, 2 * y + 1)) / 4
    }

    /// Photo coordinates of a place in this image.
    func photoPoint(_ point: PolygonPoint) -> PolygonPoint {
        PolygonPoint(x: point.x * Double(factor) + Double(left), y: point.y * Double(factor) + Double(top))
    }
}

/// Edges of an image that comes row by row.
struct EdgeRows {
    let width: Int
    let height: Int
    private(set) var bits: [UInt8]
    /// Edge limits in codes: low ones part dim patches from the dark card, high ones bear noise.
    static let limits: [Float] = [9, 20]

    /// The last three rows of each channel.
    private var ring: [Float]
    private var next = 0

    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        bits = [UInt8](repeating: 0xFF, count: width * height)
        ring = [Float](repeating: 0, count: 9 * width)
    }

    /// Where channel `channel` of the next row goes; followed by `advance`.
    mutating func withNextRow(_ body: (_ channels: [UnsafeMutablePointer<Float>]) -> Void) {
        let places = (0..<3).map { place(next, channel: $0) }
        ring.withUnsafeMutableBufferPointer { ring in
            if let start = ring.baseAddress { body(places.map { start + $0 }) }
        }
        next += 1
        if next >= 3, width > 2 { mark(next - 2) }
    }

    /// The newest row but `back`, of each channel.
    func withRow(back: Int, _ body: (_ channels: [UnsafePointer<Float>]) -> Void) {
        ring.withUnsafeBufferPointer { ring in
            guard let start = ring.baseAddress else { return }
            body((0..<3).map { start + place(next - 1 - back, channel: $0) })
        }
    }

    private func place(_ row: Int, channel: Int) -> Int { (3 * channel + row % 3) * width }

    private mutating func mark(_ y: Int) {
        let (width, places) = (width, (0..<9).map { place(y - 1 + $0 % 3, channel: $0 / 3) })
        ring.withUnsafeBufferPointer { ring in
            bits.withUnsafeMutableBufferPointer { bits in
                guard let start = ring.baseAddress, let target = bits.baseAddress else { return }
                KernelChoice.current.edges(
                    rows: places.map { start + $0 + 1 }, count: width - 2, low: EdgeRows.limits[0], high: EdgeRows.limits[1],
                    into: target + y * width + 1)
            }
        }
    }
}
