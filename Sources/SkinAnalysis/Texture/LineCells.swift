import Imaging
import StudyRecords

/// Lines of a region: points joined to their neighbors of like direction; lines that reach a depth and a length stay.
struct LineCells: Sendable {
    let grid: CellGrid
    let pitch: Double

    /// The grid lines are looked for on, mm per pixel.
    static let pitchMM = 0.1
    /// Hysteresis: a line is followed down to the first depth and needs the second somewhere, percent.
    static let leastDepth = 3.0
    static let seedDepth = 6.0
    static let shortestMM = 3.0
    /// A line ends where it falls to this share of its greatest depth: blur carries it on beyond its end.
    static let leastShare = 0.5
    /// Cosine of the largest turn between joined points.
    private static let likeness: Float = 0.866

    static let length = 0
    static let depth = 1
    static let area = 2

    init(_ points: [LinePoint], weights: Plane, pitch: Double) {
        self.pitch = pitch
        var grid = CellGrid.measured(weights, channels: 3)
        var lines = LineUnion(points, width: weights.width, height: weights.height)
        for (index, point) in points.enumerated() where lines.holds(index, point.depth, pitch: pitch) {
            let cell = grid.cell(x: point.x, y: point.y)
            let length = point.length * pitch
            grid.add(length, channel: LineCells.length, in: cell)
            grid.add(length * point.depth, channel: LineCells.depth, in: cell)
            grid.add(length * 1.665 * point.sigma * pitch, channel: LineCells.area, in: cell)
        }
        self.grid = grid
    }

    /// mm of line per cm² of skin.
    var density: BlockEstimate { grid.estimate { $0[LineCells.length] * 100 / (pitch * pitch) } }
    /// Mean depth along the lines, percent; none without lines.
    var meanDepth: BlockEstimate {
        grid.estimate { $0[LineCells.length] > 0 ? $0[LineCells.depth] / $0[LineCells.length] : nil }
    }
    /// Share of the skin under lines, percent.
    var areaShare: BlockEstimate { grid.estimate { min(100, 100 * $0[LineCells.area] / (pitch * pitch)) } }

    /// Points joined within two pixels, which bridges a gap of one.
    private struct LineUnion {
        private var parents: [Int]
        private var lengths: [Double]
        private var deepest: [Double]

        init(_ points: [LinePoint], width: Int, height: Int) {
            parents = Array(points.indices)
            lengths = points.map(\.length)
            deepest = points.map(\.depth)
            var places = [Int32](repeating: -1, count: width * height)
            for (index, point) in points.enumerated() { places[point.y * width + point.x] = Int32(index) }
            for (index, point) in points.enumerated() {
                for y in point.y...min(height - 1, point.y + 2) {
                    for x in max(0, point.x - 2)...min(width - 1, point.x + 2) {
                        let other = Int(places[y * width + x])
                        guard other > index, LineUnion.areAlike(point, points[other]) else { continue }
                        unite(index, other)
                    }
                }
            }
        }

        private static func areAlike(_ a: LinePoint, _ b: LinePoint) -> Bool {
            abs(a.normal.x * b.normal.x + a.normal.y * b.normal.y) >= LineCells.likeness
        }

        private mutating func root(_ index: Int) -> Int {
            var current = index
            while parents[current] != current {
                parents[current] = parents[parents[current]]
                current = parents[current]
            }
            return current
        }

        private mutating func unite(_ first: Int, _ second: Int) {
            let (a, b) = (root(first), root(second))
            guard a != b else { return }
            parents[max(a, b)] = min(a, b)
            lengths[min(a, b)] += lengths[max(a, b)]
            deepest[min(a, b)] = max(deepest[a], deepest[b])
        }

        /// Whether the point belongs to a long line, and to the part of it that is deep enough.
        mutating func holds(_ index: Int, _ depth: Double, pitch: Double) -> Bool {
            let line = root(index)
            return lengths[line] * pitch >= LineCells.shortestMM && deepest[line] >= LineCells.seedDepth
                && depth >= LineCells.leastShare * deepest[line]
        }
    }
}
