import Imaging

/// What is glare in one block: paler than the first and lighter than the second.
struct GlareLimit {
    var erythema: Float
    var lightness: Float
}

/// Shine: skin-colored pixels that are paler and lighter than the skin around them.
///
/// A pixel is glare when EI < median - k·1.4826·MAD and L* > median + ΔL, with medians over its block (an eighth of the
/// photo each way) and the eight around it. White added by the surface lowers EI: 3 % of it costs a cheek about 2 EI.
/// Glare is left out, never painted over.
struct GlareLimits {
    private let blocks: [GlareLimit]
    /// Below this many pixels a block borrows the medians of the whole photo.
    private static let enoughPixels = 200

    init(_ blocks: GlareBlocks, _ settings: SkinSettings) {
        let side = GlareBlocks.perSide
        let whole = blocks.sum(of: 0..<side * side)
        guard whole.count > 0 else {
            self.blocks = Array(repeating: GlareLimit(erythema: -1000, lightness: 1000), count: side * side)
            return
        }
        self.blocks = (0..<side * side).map { block in
            let (column, row) = (block % side, block / side)
            // With the blocks around, so that shine as large as a block still stands out.
            let around = (max(0, row - 1)...min(side - 1, row + 1)).flatMap { y in
                (max(0, column - 1)...min(side - 1, column + 1)).map { y * side + $0 }
            }
            let near = blocks.sum(of: around)
            return (near.count < GlareLimits.enoughPixels ? whole : near).limit(settings)
        }
    }

    /// The blocks of row `y` of a photo, from left to right.
    func row(_ y: Int, of height: Int) -> [GlareLimit] {
        let first = y * GlareBlocks.perSide / height * GlareBlocks.perSide
        return Array(blocks[first..<first + GlareBlocks.perSide])
    }
}
