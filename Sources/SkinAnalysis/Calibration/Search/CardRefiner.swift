import Imaging

/// Where the card lies, to a fraction of a pixel, and how much of its pitch a patch fills.
struct CardPlacement: Sendable {
    /// Card columns 0…5 and rows 0…3 (patch centers) to photo pixels.
    var homography: Homography
    /// Patch side over pitch; nil when too few edges were seen.
    var fill: Double?
    /// Patches whose four edges were seen in the last round.
    var framed: Set<Int> = []

    /// Center of a patch, 0…23 row by row.
    func center(_ patch: Int) -> PolygonPoint { homography.point(Double(patch % 6), Double(patch / 6)) }

    /// Pixels between neighboring patches in the middle of the card.
    var pitch: Double { homography.scale(2.5, 1.5).area.squareRoot() }

    /// Corners of the patches' field with half a gap around; the frame of the card is a little larger.
    func outline(margin: Double) -> [PolygonPoint] {
        let low = -0.5 - margin
        return [(low, low), (5.5 + margin, low), (5.5 + margin, 3.5 + margin), (low, 3.5 + margin)]
            .map { homography.point($0.0, $0.1) }
    }
}

/// Moves the lattice onto the patches' own edges at full resolution.
struct CardRefiner {
    private let pixels: CardPixels

    init(_ pixels: CardPixels) { self.pixels = pixels }

    func placement(from start: Homography) -> CardPlacement {
        var placement = CardPlacement(homography: start, fill: nil)
        for _ in 0..<6 {
            let frames = (0..<24).compactMap { PatchFrame($0, placement.homography, pixels) }
            guard frames.count >= 8, let homography = moved(placement.homography, frames) else { return placement }
            let fills = frames.flatMap(\.sides).sorted()
            placement = CardPlacement(
                homography: homography, fill: fills[fills.count / 2], framed: Set(frames.map(\.patch)))
        }
        return placement
    }

    /// Refits to the frames' centers; those that disagree with the rest (a finger, a shadow's edge) lose their say.
    private func moved(_ old: Homography, _ frames: [PatchFrame]) -> Homography? {
        let plane = frames.map { PolygonPoint(x: $0.column, y: $0.row) }
        let photo = frames.map { old.point($0.column + $0.offset.x, $0.row + $0.offset.y) }
        var weights = [Double](repeating: 1, count: frames.count)
        var fitted: Homography?
        for _ in 0..<3 {
            guard let next = Homography(plane: plane, photo: photo, weights: weights) else { return fitted }
            let pitch = next.scale(2.5, 1.5).area.squareRoot()
            fitted = next
            for index in frames.indices {
                let back = next.point(plane[index].x, plane[index].y)
                let (dx, dy) = (back.x - photo[index].x, back.y - photo[index].y)
                let distance = (dx * dx + dy * dy).squareRoot() / pitch
                weights[index] = 1 / (1 + (distance / 0.02) * (distance / 0.02))
            }
        }
        return fitted
    }
}

/// The four edges of one patch as seen from its expected center.
private struct PatchFrame {
    let patch: Int
    let column: Double
    let row: Double
    /// True center minus expected center, in pitches.
    let offset: (x: Double, y: Double)
    let sides: [Double]

    /// nil when an edge is not seen within its cell.
    init?(_ patch: Int, _ homography: Homography, _ pixels: CardPixels) {
        self.patch = patch
        (column, row) = (Double(patch % 6), Double(patch / 6))
        guard let reader = EdgeReader(column, row, homography, pixels) else { return nil }
        guard let right = reader.edge(1, 0), let left = reader.edge(-1, 0), let down = reader.edge(0, 1),
            let up = reader.edge(0, -1)
        else { return nil }
        sides = [right + left, down + up]
        guard sides.allSatisfy({ $0 > 0.6 && $0 < 0.97 }) else { return nil }
        offset = ((right - left) / 2, (down - up) / 2)
    }
}

/// Walks from the middle of a patch outward until its color is half way to the card's own color around it.
private struct EdgeReader {
    private let column: Double
    private let row: Double
    private let homography: Homography
    private let pixels: CardPixels
    private let border: SIMD3<Float>
    /// From border to patch, divided by its squared length.
    private let direction: SIMD3<Float>
    private static let step = 0.02

    init?(_ column: Double, _ row: Double, _ homography: Homography, _ pixels: CardPixels) {
        (self.column, self.row, self.homography, self.pixels) = (column, row, homography, pixels)
        func light(_ u: Double, _ v: Double) -> SIMD3<Float>? { pixels.light(homography.point(column + u, row + v)) }
        let places = [-0.2, 0, 0.2]
        let middle = places.flatMap { u in places.compactMap { light(u, $0) } }
        let corners = [(-0.5, -0.5), (0.5, -0.5), (-0.5, 0.5), (0.5, 0.5)].flatMap { corner in
            [-0.05, 0, 0.05].flatMap { u in [-0.05, 0, 0.05].compactMap { light(corner.0 + u, corner.1 + $0) } }
        }
        guard middle.count == 9, corners.count >= 18 else { return nil }
        let patch = middle.reduce(SIMD3<Float>.zero, +) / 9
        // The darkest third: corners that fall on a patch do not count.
        let dark = corners.sorted { $0.sum() < $1.sum() }.prefix(corners.count / 3)
        border = dark.reduce(SIMD3<Float>.zero, +) / Float(dark.count)
        let difference = patch - border
        let length = (difference * difference).sum()
        guard length.squareRoot() > 0.35 * (border * border).sum().squareRoot() + 0.004 else { return nil }
        direction = difference / length
    }

    /// Distance from the expected center to the edge, in pitches.
    func edge(_ alongU: Double, _ alongV: Double) -> Double? {
        var last: Float = 1
        for index in 10..<40 {
            let distance = EdgeReader.step * Double(index)
            guard let level = level(alongU * distance, alongV * distance, alongV, alongU) else { return nil }
            if level < 0.5 {
                let part = Double((last - 0.5) / max(1e-6, last - level))
                return distance - EdgeReader.step * (1 - max(0, min(1, part)))
            }
            last = level
        }
        return nil
    }

    /// 1 in the patch, 0 in the border; mean of five places side by side.
    private func level(_ u: Double, _ v: Double, _ sideU: Double, _ sideV: Double) -> Float? {
        var sum: Float = 0
        for side in [-0.2, -0.1, 0, 0.1, 0.2] {
            let place = homography.point(column + u + side * sideU, row + v + side * sideV)
            guard let light = pixels.light(place) else { return nil }
            sum += ((light - border) * direction).sum()
        }
        return sum / 5
    }
}
