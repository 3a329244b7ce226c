import Colorimetry
import Imaging

/// Looks for a card in a photo reduced to about a megapixel.
struct CardSearch {
    private let pixels: CardPixels
    private let colors: CardColors
    private static let usualPixels = 1_000_000.0
    /// A likeness that ends the search.
    private static let certain = 0.97

    init(_ pixels: CardPixels, edition: CardEdition) {
        self.pixels = pixels
        colors = CardColors(edition)
    }

    /// The likeliest card within a part of the photo.
    func best(within part: PixelRectangle) -> CardCandidate? {
        let area = Double(part.width * part.height)
        let factor = max(1, Int((area / CardSearch.usualPixels).squareRoot().rounded()))
        let blocks = CardBlocks(image: pixels.image, part: part, factor: factor)
        guard blocks.width >= 24, blocks.height >= 24 else { return nil }
        let (fine, half) = blocks.searchImages()
        var best = best(in: fine)
        if best?.score ?? 0 < CardSearch.certain, let half {
            let coarse = self.best(in: half)
            if coarse?.rank ?? -1 > best?.rank ?? -1 { best = coarse }
        }
        return best
    }

    private func best(in image: CardSearchImage) -> CardCandidate? {
        let blobs = EdgeRows.limits.indices.flatMap { FlatBlobs(image, limit: $0).blobs }
        let grid = BlobGrid(blobs, width: image.width, height: image.height)
        let matcher = CardMatcher(image, grid, colors)
        return LatticeGrower(grid).lattices(count: 12).compactMap(matcher.best).max { $0.rank < $1.rank }
    }
}
