import Imaging

/// Blur and noise of a window of skin.
///
/// Sharpness r = P[6–12 px]/P[12–24 px], powers of t without noise (`SplitHalfTexture`); blur lowers it, noise does not
/// raise it. What it says of a pair of photos is in `BlurDifference` of the healing model.
struct Sharpness {
    let ratio: Double
    /// Standard deviation of pixel noise in t, percent.
    let noisePercent: Double
    /// Directedness of the fine band in excess of the coarse one.
    let motion: Double

    static let fine = BandFilter(shortest: 6, longest: 12)
    static let coarse = BandFilter(shortest: 12, longest: 24)

    /// nil where the window holds no texture at all, e.g. a flat patch.
    init?(_ window: SkinWindow) {
        let halves = SplitHalves(window.plane)
        let smoothed = [Sharpness.fine.shortest, Sharpness.fine.longest, Sharpness.coarse.longest].map {
            halves.smoothed(wavelength: $0)
        }
        let fine = SplitHalfTexture(halves, smoothed[0], smoothed[1], Sharpness.fine)
        let coarse = SplitHalfTexture(halves, smoothed[1], smoothed[2], Sharpness.coarse)
        guard coarse.power > Sharpness.leastPower else { return nil }
        ratio = max(0, fine.power) / coarse.power
        // Half of the pixels carry the filter, so a half passes twice the share of noise that the whole would.
        noisePercent = (fine.noisePower / (2 * Sharpness.fine.noiseGain)).squareRoot()
        motion = max(0, fine.anisotropy - coarse.anisotropy)
    }

    /// Texture below 0.03 % of contrast is the rounding of 8-bit codes.
    private static let leastPower = 1e-3
}
