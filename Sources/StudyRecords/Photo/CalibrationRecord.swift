/// How a photo's colors were calibrated: by which reference, with what result.
package struct CalibrationRecord: Sendable, Hashable, Codable {
    /// What was in the picture.
    package enum Source: String, Sendable, Hashable, Codable {
        case card, gray, reference
    }

    package var source: Source
    /// `classic`, `mini`, `passport`, `mini-or-passport`, or `24-patch` where the size is unknown; nil without a card.
    package var cardKind: String?
    /// `before-2014` or `after-2014`.
    package var edition: String?
    /// Whether the map was applied; a card that was refused is described, not used.
    package var isApplied = true
    /// Maps the photo's linear light to linear sRGB under D65: three rows of three, or of six with root-polynomial terms.
    package var linearCorrection: [[Double]]
    /// Whether the map fixes the exposure too; a gray card without a known value fixes the white balance only.
    package var isAbsolute: Bool
    /// ΔE2000 over the patches used: mean, worst, and mean of each patch predicted without it.
    package var meanDifference: Double?
    package var worstDifference: Double?
    package var leaveOneOutDifference: Double?
    package var patches: [CalibrationPatch] = []
    /// Scale in the plane of the card.
    package var mmPerPixel: Double?
    /// Corners of the card in photo pixels.
    package var outline: [RegionPoint] = []

    package init(source: Source, linearCorrection: [[Double]], isAbsolute: Bool) {
        self.source = source
        self.linearCorrection = linearCorrection
        self.isAbsolute = isAbsolute
    }
}

extension CalibrationRecord {
    /// As in tables: `classic after-2014`, `gray`, with ` refused` when it was not used.
    package var summary: String {
        let parts = [cardKind ?? source.rawValue, edition, isApplied ? nil : "refused"]
        return parts.compactMap { $0 }.joined(separator: " ")
    }
}

/// One patch of a card: what it should be, what the photo shows, and what the correction makes of it.
package struct CalibrationPatch: Sendable, Hashable, Codable {
    package var name: String
    /// Center in photo pixels.
    package var center: RegionPoint
    /// Mean encoded samples of the photo, 0…255.
    package var code: [Double]
    /// CIELAB (D65) wanted and reached.
    package var reference: [Double]
    package var corrected: [Double]?
    /// ΔE2000 between them.
    package var difference: Double?
    /// Whether the patch had a say: clipped, covered, shaded and disagreeing patches have none.
    package var isUsed: Bool

    package init(
        name: String, center: RegionPoint, code: [Double], reference: [Double], corrected: [Double]?,
        difference: Double?, isUsed: Bool
    ) {
        self.name = name
        self.center = center
        self.code = code
        self.reference = reference
        self.corrected = corrected
        self.difference = difference
        self.isUsed = isUsed
    }
}
