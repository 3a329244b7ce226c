import Colorimetry
import Imaging

/// A place and a way round in which a lattice could be a card.
struct CardCandidate {
    /// Card columns 0…5 and rows 0…3 (patch centers) to photo pixels.
    var homography: Homography
    /// Correlation with the card's colors without the worst quarter of the patches, and with all.
    var score: Double
    var scoreOfAll: Double
    /// Whether a blob was found on each patch.
    var seen: [Bool]
    /// How many clearly different colors the 24 places show.
    var distinctColors: Int
    /// Blobs on nearly all patches and hardly any beside them.
    var isLoneGrid = false

    var seenCount: Int { seen.count { $0 } }
    /// Likeness first; among strangers the one that looks most like a card of other colors.
    var rank: Double { score + (isLoneGrid && distinctColors >= 10 ? 0.2 : 0) }
}

/// Lays the card's 6 × 4 patches over a lattice in every place and way round, and asks the colors.
struct CardMatcher {
    private let image: CardSearchImage
    private let grid: BlobGrid
    private let colors: CardColors

    init(_ image: CardSearchImage, _ grid: BlobGrid, _ colors: CardColors) {
        (self.image, self.grid, self.colors) = (image, grid, colors)
    }

    /// The way the colors agree best; a full and lone grid of other colors is kept too, for it may be a card nobody knows.
    func best(on lattice: BlobLattice) -> CardCandidate? {
        guard let homography = lattice.homography(grid) else { return nil }
        var best: CardCandidate?
        for layout in CardLayout.all {
            for window in windows(of: lattice, layout) {
                guard var candidate = candidate(lattice, homography, layout, window) else { continue }
                candidate.isLoneGrid = candidate.seenCount >= 20 && lattice.nodes.count <= 26
                if candidate.rank > best?.rank ?? -1 { best = candidate }
            }
        }
        return best
    }

    /// Origins of windows that hold most of the lattice.
    private func windows(of lattice: BlobLattice, _ layout: CardLayout) -> [BlobLattice.Node] {
        let (columns, rows) = (lattice.columns, lattice.rows)
        let lefts = [columns.lowerBound, columns.upperBound - layout.width + 1]
        let tops = [rows.lowerBound, rows.upperBound - layout.height + 1]
        guard let left = lefts.min(), let right = lefts.max(), let top = tops.min(), let bottom = tops.max() else {
            return []
        }
        return (top...bottom).flatMap { row in (left...right).map { BlobLattice.Node(column: $0, row: row) } }.filter {
            let window = $0
            let inside = lattice.nodes.keys.count { layout.holds($0, window) }
            return inside >= 6 && 10 * inside >= 6 * min(24, lattice.nodes.count)
        }
    }

    private func candidate(
        _ lattice: BlobLattice, _ homography: Homography, _ layout: CardLayout, _ window: BlobLattice.Node
    ) -> CardCandidate? {
        let nodes = layout.nodes(window)
        let places = nodes.map { homography.point(Double($0.column), Double($0.row)) }
        let linear = nodes.map { color(homography, $0) }
        let signature = CardColors.signature(linear)
        let score = colors.score(signature, order: Array(0..<24))
        guard score.best > 0.5 || lattice.nodes.count >= 20 else { return nil }
        let plane = (0..<24).map { PolygonPoint(x: Double($0 % 6), y: Double($0 / 6)) }
        guard let card = Homography(plane: plane, photo: places.map(image.photoPoint)) else { return nil }
        return CardCandidate(
            homography: card, score: score.best, scoreOfAll: score.all, seen: nodes.map { lattice.nodes[$0] != nil },
            distinctColors: CardColors.distinct(signature))
    }

    /// Mean linear light of the middle of a patch in the search image; nil outside.
    private func color(_ homography: Homography, _ node: BlobLattice.Node) -> [Double]? {
        var sum = SIMD3<Float>.zero
        for row in -1...1 {
            for column in -1...1 {
                let place = homography.point(
                    Double(node.column) + 0.15 * Double(column), Double(node.row) + 0.15 * Double(row))
                guard place.x >= 0, place.y >= 0, place.x < Double(image.width), place.y < Double(image.height) else {
                    return nil
                }
                let code = image.code(Int(place.x), Int(place.y))
                sum += SIMD3(linear(code.x), linear(code.y), linear(code.z))
            }
        }
        return [Double(sum.x / 9), Double(sum.y / 9), Double(sum.z / 9)]
    }

    private func linear(_ code: Float) -> Float { CardPixels.linearOfCode[Int(code * 16 + 0.5)] }
}

/// A way round of the card on a lattice: lying or standing, and mirrored along either axis (a mirrored photo is one of
/// them: front cameras write such).
struct CardLayout {
    let isUpright: Bool
    let flipsColumns: Bool
    let flipsRows: Bool

    static let all = [false, true].flatMap { upright in
        [false, true].flatMap { columns in
            [false, true].map { CardLayout(isUpright: upright, flipsColumns: columns, flipsRows: $0) }
        }
    }

    var width: Int { isUpright ? 4 : 6 }
    var height: Int { isUpright ? 6 : 4 }

    func holds(_ node: BlobLattice.Node, _ window: BlobLattice.Node) -> Bool {
        (0..<width).contains(node.column - window.column) && (0..<height).contains(node.row - window.row)
    }

    /// Lattice nodes of the card's 24 patches in their order.
    func nodes(_ window: BlobLattice.Node) -> [BlobLattice.Node] {
        (0..<24).map { patch in
            let column = flipsColumns ? 5 - patch % 6 : patch % 6
            let row = flipsRows ? 3 - patch / 6 : patch / 6
            return BlobLattice.Node(
                column: window.column + (isUpright ? row : column), row: window.row + (isUpright ? column : row))
        }
    }
}
