import PortableMath

/// Indices of skin pigments from optical densities OD = -log₁₀(linear reflectance) of the R, G and B channels.
///
/// All are linear in the densities, so the index of a mean density is the mean of the index.
package enum PigmentIndices {
    /// EI = 100·(OD_G - OD_R) = 100·log₁₀(R/G) on linear light (Takiwaki et al. 1994; broadband form as in
    /// Yamamoto et al. 2008). Independent of exposure and shading. About 11…35 at rest, by skin tone.
    package static func erythema(red: Double, green: Double) -> Double { 100 * (green - red) }

    /// H = 100·(-2.276·OD_R + 3.427·OD_G - 1.151·OD_B): the hemoglobin share when shading, melanin and hemoglobin are
    /// separated as three sources (Tsumura et al. 2003). Weights add to zero, so exposure cancels.
    package static func hemoglobin(red: Double, green: Double, blue: Double) -> Double {
        100 * (-2.276 * red + 3.427 * green - 1.151 * blue)
    }

    /// MI = 100·OD_R = 100·log₁₀(1/R) (Takiwaki et al. 1994). Needs a true exposure; 25 very light … 85 dark.
    package static func melanin(red: Double) -> Double { 100 * red }

    /// Reflectance of a density: 10^(-OD).
    package static func reflectance(_ density: Double) -> Double { PortableMath.exp(-density * 2.302585092994045684) }

    /// OD = -log₁₀(reflectance); reflectance in (0, 1].
    package static func opticalDensity(_ reflectance: Double) -> Double { -PortableMath.log10(reflectance) }
}
