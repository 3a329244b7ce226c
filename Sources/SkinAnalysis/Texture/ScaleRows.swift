import Imaging

/// The last rows of a plane under several Gaussians, as they come from a stream, padded by one repeated pixel on each side.
struct ScaleRows {
    private let width: Int
    private let kept: Int
    private var storage: [[Float]]

    init(width: Int, scales: Int, kept: Int) {
        (self.width, self.kept) = (width, kept)
        storage = Array(repeating: [Float](repeating: 0, count: kept * (width + 2)), count: scales)
    }

    mutating func take(_ row: GaussianStream.Row, height: Int) {
        for scale in storage.indices { store(row.smoothed[scale], scale, row.y) }
    }

    private mutating func store(_ source: UnsafePointer<Float>, _ scale: Int, _ y: Int) {
        let (slot, width) = (y % kept * (width + 2), width)
        storage[scale].withUnsafeMutableBufferPointer { rows in
            for x in 0..<width { rows[slot + 1 + x] = source[x] }
            rows[slot] = source[0]
            rows[slot + width + 1] = source[width - 1]
        }
    }

    /// The row and those above and below it, repeated at the border; each may be read from -1 to `width`.
    func around(_ y: Int, scale: Int, height: Int, _ body: ([UnsafePointer<Float>]) -> Void) {
        storage[scale].withUnsafeBufferPointer { rows in
            guard let start = rows.baseAddress else { return }
            body([max(0, y - 1), y, min(height - 1, y + 1)].map { start + $0 % kept * (width + 2) + 1 })
        }
    }
}
