import Imaging

/// Blobs that sit on the nodes of a square lattice seen in perspective.
struct BlobLattice {
    struct Node: Hashable {
        var column: Int
        var row: Int
    }

    private(set) var nodes: [Node: Int] = [:]

    /// Columns and rows spanned.
    var columns: ClosedRange<Int> { span(\.column) }
    var rows: ClosedRange<Int> { span(\.row) }

    private func span(_ path: KeyPath<Node, Int>) -> ClosedRange<Int> {
        let values = nodes.keys.map { $0[keyPath: path] }
        return (values.min() ?? 0)...(values.max() ?? 0)
    }

    /// Maps node coordinates to the search image; nil when the nodes lie on a line.
    func homography(_ grid: BlobGrid) -> Homography? {
        let ordered = nodes.sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }
        return Homography(
            plane: ordered.map { PolygonPoint(x: Double($0.key.column), y: Double($0.key.row)) },
            photo: ordered.map { PolygonPoint(x: grid.blobs[$0.value].x, y: grid.blobs[$0.value].y) })
    }
}

/// Grows lattices from pairs of neighbors that stand at right angles in the metric of a blob.
struct LatticeGrower {
    private let grid: BlobGrid
    private static let reach = 7
    private static let mostNodes = 80

    init(_ grid: BlobGrid) { self.grid = grid }

    /// The largest lattices, at most `count`, each blob in one of them.
    func lattices(count: Int) -> [BlobLattice] {
        var used = [Bool](repeating: false, count: grid.blobs.count)
        var found: [BlobLattice] = []
        let order = grid.blobs.indices.sorted { grid.blobs[$0].area > grid.blobs[$1].area }
        for seed in order where !used[seed] {
            guard let lattice = largest(from: seed), lattice.nodes.count >= 6 else { continue }
            if lattice.nodes.count >= 9 { for index in lattice.nodes.values { used[index] = true } }
            used[seed] = true
            found.append(lattice)
        }
        return Array(found.sorted { $0.nodes.count > $1.nodes.count }.prefix(count))
    }

    private func largest(from seed: Int) -> BlobLattice? {
        var best: BlobLattice?
        for (first, second) in bases(at: seed) {
            let lattice = grown(from: seed, first, second)
            guard lattice.columns.count > 1, lattice.rows.count > 1 else { continue }
            if lattice.nodes.count > best?.nodes.count ?? 0 { best = lattice }
        }
        return best
    }

    /// Pairs of steps to neighbors of like size: about equally long and at right angles, measured by the seed's own shape.
    private func bases(at seed: Int) -> [(Step, Step)] {
        let blob = grid.blobs[seed]
        var neighbors: [(length: Double, step: Step)] = []
        grid.each(near: blob.x, blob.y, within: 3.5 * blob.area.squareRoot()) { index, _ in
            let other = grid.blobs[index]
            guard index != seed, other.area < 1.9 * blob.area, blob.area < 1.9 * other.area else { return }
            let step = (x: other.x - blob.x, y: other.y - blob.y)
            let length = blob.product(step, step).squareRoot()
            if length > 0.85, length < 1.9 { neighbors.append((length, step)) }
        }
        neighbors.sort { ($0.length, $0.step.x) < ($1.length, $1.step.x) }
        var pairs: [(Step, Step)] = []
        for (index, first) in neighbors.prefix(8).enumerated() {
            for second in neighbors.prefix(8).dropFirst(index + 1) {
                let cosine = blob.product(first.step, second.step) / (first.length * second.length)
                if abs(cosine) < 0.42, second.length < 1.4 * first.length { pairs.append((first.step, second.step)) }
            }
        }
        return Array(pairs.prefix(6))
    }

    private typealias Step = (x: Double, y: Double)

    private func grown(from seed: Int, _ first: Step, _ second: Step) -> BlobLattice {
        var lattice = BlobLattice()
        var steps: [(along: Step, down: Step)] = [(first, second)]
        var queue = [BlobLattice.Node(column: 0, row: 0)]
        lattice.place(seed, at: queue[0])
        var next = 0
        while next < queue.count, queue.count < LatticeGrower.mostNodes {
            let (node, step) = (queue[next], steps[next])
            next += 1
            for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
                guard let (target, index, seen) = neighbor(of: node, dx, dy, step, in: lattice) else { continue }
                lattice.place(index, at: target)
                queue.append(target)
                steps.append(dx == 0 ? (step.along, blend(step.down, seen)) : (blend(step.along, seen), step.down))
            }
        }
        return lattice
    }

    /// The next node along an axis, or the one after it when a patch between was not seen.
    private func neighbor(
        of node: BlobLattice.Node, _ dx: Int, _ dy: Int, _ step: (along: Step, down: Step), in lattice: BlobLattice
    ) -> (BlobLattice.Node, Int, Step)? {
        guard let start = lattice.nodes[node] else { return nil }
        let blob = grid.blobs[start]
        let axis = dx == 0 ? step.down : step.along
        let sign = Double(dx + dy)
        let reach = min(length(step.along), length(step.down))
        for jump in 1...2 {
            let target = BlobLattice.Node(column: node.column + jump * dx, row: node.row + jump * dy)
            guard abs(target.column) <= LatticeGrower.reach, abs(target.row) <= LatticeGrower.reach else { return nil }
            if lattice.nodes[target] != nil { return nil }
            let times = sign * Double(jump)
            let (x, y) = (blob.x + times * axis.x, blob.y + times * axis.y)
            let radius = (jump == 1 ? 0.27 : 0.34) * reach
            guard let index = grid.nearest(to: x, y, within: radius, area: blob.area), !lattice.holds(index) else {
                continue
            }
            let other = grid.blobs[index]
            return (target, index, ((other.x - blob.x) / times, (other.y - blob.y) / times))
        }
        return nil
    }

    private func blend(_ old: Step, _ seen: Step) -> Step { ((old.x + seen.x) / 2, (old.y + seen.y) / 2) }
    private func length(_ step: Step) -> Double { (step.x * step.x + step.y * step.y).squareRoot() }
}

extension BlobLattice {
    fileprivate mutating func place(_ index: Int, at node: Node) { nodes[node] = index }
    fileprivate func holds(_ index: Int) -> Bool { nodes.values.contains(index) }
}
