import Imaging

/// A band of wavelengths, cut out by the difference of two Gaussians.
///
/// G(λ) is the Gaussian of ISO 16610-21 that transmits one half at wavelength λ: σ = 0.18739·λ. The band keeps what
/// G(shortest) passes and G(longest) removes.
struct BandFilter: Hashable, Sendable {
    /// Wavelengths in pixels of the photo.
    let shortest: Double
    let longest: Double

    static let sigmaPerWavelength = 0.18739

    /// Whole pixels averaged before filtering: keeps the finer Gaussian at 1.5 coarse pixels or more.
    var decimation: Int { max(1, Int(BandFilter.sigmaPerWavelength * shortest / 1.5)) }

    /// Gaussian with what the block average already blurred (variance (n² - 1)/12) taken off, in coarse pixels.
    func kernel(wavelength: Double) -> GaussianKernel {
        let sigma = BandFilter.sigmaPerWavelength * wavelength
        let blocks = Double(decimation)
        let rest = max(0, sigma * sigma - (blocks * blocks - 1) / 12)
        return GaussianKernel(sigma: rest.squareRoot() / blocks)
    }

    /// Share of white pixel noise variance that passes the band: Σ h² of the two-dimensional filter over n².
    var noiseGain: Double {
        let (fine, coarse) = (kernel(wavelength: shortest), kernel(wavelength: longest))
        let overlap = GaussianKernel.overlap(fine, coarse)
        let energy = fine.energy * fine.energy + coarse.energy * coarse.energy - 2 * overlap * overlap
        return energy / Double(decimation * decimation)
    }
}
