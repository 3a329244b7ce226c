/// Where the standard error of a value comes from: components as standard errors in the unit of the value.
package struct ErrorBudget: Sendable, Hashable, Codable {
    /// How the sampling error was found.
    package enum Resampling: String, Sendable, Codable {
        /// Delete-one-tile jackknife; for smooth formulas of means.
        case jackknife
        /// Tiles drawn with replacement; for medians, percentiles and formulas with a kink.
        case bootstrap
    }

    /// Sampling of the skin, by tiles. It holds the pixel noise too.
    package var sampling: Double?
    /// What pixel noise alone would make of it; stated, not added again.
    package var noise: Double?
    /// What the card's patches nearest to skin miss by, through the formula; nil without a card.
    package var calibration: Double?
    /// An outline that may lie a little elsewhere; nil where it was drawn on this photo.
    package var registration: Double?
    /// Tiles behind `sampling`.
    package var tiles: Int?
    package var resampling: Resampling?
    /// The calibration error patch by patch, with its sign: what is common to two values drops out of their difference.
    package var patchShifts: [PatchShift] = []

    package init() {}

    /// √(sampling² + calibration² + registration²); nil where the sampling is unknown, never a small number instead.
    package var total: Double? {
        guard let sampling else { return nil }
        let parts = [sampling, calibration ?? 0, registration ?? 0]
        return parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }

    /// Degrees of freedom of `total` by Satterthwaite: the tiles' for the sampling, infinitely many for the rest.
    package var degrees: Double? {
        guard let total, let sampling, let tiles, tiles > 1, sampling > 0 else { return nil }
        let ratio = total / sampling
        return ratio * ratio * ratio * ratio * Double(tiles - 1)
    }
}

/// How far a value would move if the skin's color missed by as much as this patch of the card does.
package struct PatchShift: Sendable, Hashable, Codable {
    package var patch: String
    package var shift: Double

    package init(patch: String, shift: Double) {
        self.patch = patch
        self.shift = shift
    }

    /// Root mean square; 0 without patches.
    package static func rootMeanSquare(_ shifts: [PatchShift]) -> Double {
        guard !shifts.isEmpty else { return 0 }
        return (shifts.reduce(0) { $0 + $1.shift * $1.shift } / Double(shifts.count)).squareRoot()
    }
}
