/// Blobs by place, for quick answers to "what lies near here".
struct BlobGrid {
    let blobs: [FlatBlob]
    private let side: Double
    private let columns: Int
    private let rows: Int
    private var cells: [[Int32]]

    /// Blobs found twice (at several edge limits) are kept once, the first time.
    init(_ candidates: [FlatBlob], width: Int, height: Int) {
        side = 24
        columns = width / 24 + 1
        rows = height / 24 + 1
        var cells = [[Int32]](repeating: [], count: columns * rows)
        var kept: [FlatBlob] = []
        for blob in candidates {
            let cell = Int(blob.y / side) * columns + Int(blob.x / side)
            let isKnown = cells[cell].contains { index in
                let other = kept[Int(index)]
                let step = (x: blob.x - other.x, y: blob.y - other.y)
                let near = 0.04 * min(other.area, blob.area)
                return step.x * step.x + step.y * step.y < max(1, near) && other.area < 2 * blob.area
                    && blob.area < 2 * other.area
            }
            if isKnown { continue }
            cells[cell].append(Int32(kept.count))
            kept.append(blob)
        }
        self.cells = cells
        blobs = kept
    }

    /// Calls `body` with each blob whose center lies within `radius` of a place.
    @inline(__always)
    func each(near x: Double, _ y: Double, within radius: Double, _ body: (Int, Double) -> Void) {
        let left = max(0, Int(((x - radius) / side).rounded(.down)))
        let right = min(columns - 1, Int((x + radius) / side))
        let top = max(0, Int(((y - radius) / side).rounded(.down)))
        let bottom = min(rows - 1, Int((y + radius) / side))
        guard left <= right, top <= bottom else { return }
        for row in top...bottom {
            for column in left...right {
                for index in cells[row * columns + column] {
                    let (dx, dy) = (blobs[Int(index)].x - x, blobs[Int(index)].y - y)
                    let distance = dx * dx + dy * dy
                    if distance <= radius * radius { body(Int(index), distance) }
                }
            }
        }
    }

    /// The blob nearest to a place among those of about a given area.
    func nearest(to x: Double, _ y: Double, within radius: Double, area: Double) -> Int? {
        var best: (index: Int, distance: Double)?
        each(near: x, y, within: radius) { index, distance in
            let other = blobs[index].area
            guard other < 2.2 * area, area < 2.2 * other else { return }
            if distance < best?.distance ?? .infinity { best = (index, distance) }
        }
        return best?.index
    }
}
