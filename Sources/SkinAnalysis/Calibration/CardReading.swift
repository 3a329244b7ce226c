import Colorimetry
import Imaging
import StudyRecords

/// What the search for a card came to.
package struct CardReading: Sendable {
    /// The card as it was read, applied or refused; nil without one.
    package var record: CalibrationRecord?
    /// Why a card that lies in the photo was not used, or is used with doubt.
    package var flags: [ReasonCode] = []
    /// The figure behind a flag.
    package var detail: String?
    /// Corners of whatever looks like a card, so that it is not taken for skin.
    package var outline: [PolygonPoint] = []

    package static let none = CardReading()
}

/// Finds, reads and judges a color card.
package struct CardReader {
    private let pixels: CardPixels
    private let settings: CardSettings
    /// Likeness of colors below which a grid is no card.
    static let likeness = 0.86
    /// Patches whose colors may disagree, be covered or lie outside before the card is refused.
    static let mostBad = 3
    /// Patches that may be clipped.
    static let mostClipped = 4
    /// Pixels from patch to patch below which neighbors bleed into each other.
    static let finestPitch = 7.0

    package init(_ image: EncodedImage, settings: CardSettings) {
        pixels = CardPixels(image)
        self.settings = settings
    }

    package func read() -> CardReading {
        guard settings.search else { return .none }
        let search = CardSearch(pixels, edition: settings.edition)
        guard let candidate = search.best(within: searched) else { return .none }
        if candidate.score < CardReader.likeness { return stranger(candidate) }
        let placement = CardRefiner(pixels).placement(from: candidate.homography)
        return CardJudge(placement, pixels, settings).reading
    }

    /// The hint's box with half its size around, or the whole photo.
    private var searched: PixelRectangle {
        let whole = PixelRectangle(left: 0, top: 0, right: pixels.image.width, bottom: pixels.image.height)
        guard let hint = settings.hint, hint.count >= 4 else { return whole }
        let xs = stride(from: 0, to: hint.count, by: 2).map { hint[$0] }
        let ys = stride(from: 1, to: hint.count, by: 2).map { hint[$0] }
        guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return whole }
        let (wide, high) = (0.1 * (right - left), 0.1 * (bottom - top))
        func pixel(_ value: Double) -> Int { Int(max(0, min(1e6, value))) }
        let box = PixelRectangle(
            left: pixel(left - wide), top: pixel(top - high), right: pixel(right + wide), bottom: pixel(bottom + high)
        ).intersection(whole)
        return box.width >= 24 && box.height >= 24 ? box : whole
    }

    /// A full grid of many colors that are not the card's is named; anything less is no card at all.
    private func stranger(_ candidate: CardCandidate) -> CardReading {
        guard candidate.isLoneGrid, candidate.distinctColors >= 12 else { return .none }
        let placement = CardPlacement(homography: candidate.homography, fill: nil)
        return CardReading(
            flags: [.cardUnknown],
            detail: "a 6 × 4 grid of \(candidate.distinctColors) colors that are not a known card's",
            outline: placement.outline(margin: 0.1))
    }
}
