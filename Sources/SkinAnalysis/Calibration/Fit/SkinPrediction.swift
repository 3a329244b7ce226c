import Colorimetry

/// How the camera that took a card would see skins of known color in the same light: best linear prediction (kriging).
///
/// A reading is ∫ w(λ)·R(λ) dλ with an unknown effective sensitivity w, camera times lamp. With the prior covariance
/// K(λ, λ') = exp(-(λ - λ')²/2ℓ²)·mean of L(λ)·L(λ') over the CIE's lamps + a white part, the readings y of the patches P
/// predict that of a skin s as kᵀ·(C + N)⁻¹·y, where C = PᵀKP, k = PᵀKs and N is the noise of the patches. The same
/// weights serve every channel and every exposure. Documentation/Methods.md, Color card.
enum SkinPrediction {
    /// Of a patch: its spectrum is not quite the table's.
    private static let relativeNoise = 0.01
    /// Of white: stray light, reading.
    private static let floorNoise = 0.001

    /// Linear sRGB of the skins that are predicted, 0…1: their contrast as under D65, their level as the colors of the
    /// patches have it, which are the maker's under D50 adapted to D65.
    static let colors = SkinPredictionTable.colors

    /// Linear light of the skins in the photo's own units; nil when the patches used do not determine it.
    ///
    /// - Parameters:
    ///   - seen: linear light of the 24 patches.
    ///   - used: indices of the patches that may be trusted.
    static func seen(from seen: [[Double]], used: [Int]) -> [[Double]]? {
        let covariance = used.map { row in
            used.map { column in
                SkinPredictionTable.patches[row][column] + (row == column ? noise(row) : 0)
            }
        }
        // (C + N)⁻¹·y once for each channel, instead of the weights of every skin.
        var channels: [[Double]] = []
        for channel in 0..<3 {
            guard let solved = LinearSystem.solve(covariance, used.map { seen[$0][channel] }) else { return nil }
            channels.append(solved)
        }
        return colors.indices.map { skin in
            channels.map { solved in
                used.indices.reduce(0) { $0 + SkinPredictionTable.skins[used[$1]][skin] * solved[$1] }
            }
        }
    }

    private static func noise(_ patch: Int) -> Double {
        relativeNoise * relativeNoise * SkinPredictionTable.patches[patch][patch] + floorNoise * floorNoise
    }
}

extension LightFit {
    /// Weight of a patch beside a skin's 1/Y²: the skins say what the map does to skin, the patches hold the rest of the colors.
    private static let patchWeight = 0.01

    /// The map that is right for skin: fitted to the patches used and to skins predicted from them, errors relative to the
    /// skin's luminance Y, since redness is a logarithm of ratios. nil when the patches do not determine it.
    init?(skinFrom patches: FitPatches, used: [Int], model: CardModel) {
        guard let skins = SkinPrediction.seen(from: patches.seen, used: used) else { return nil }
        let luminances = SkinPrediction.colors.map { SRGBPrimaries.xyz(red: $0[0], green: $0[1], blue: $0[2])[1] }
        self.init(
            used.map { patches.seen[$0] } + skins, used.map { patches.reference[$0] } + SkinPrediction.colors,
            weights: used.map { _ in LightFit.patchWeight } + luminances.map { 1 / ($0 * $0) }, model: model)
    }
}
