/// The grid, levels and distances of the radiomic features: lengths in millimetres of skin.
package struct RadiomicSettings: Sendable, Hashable {
    /// Side of a pixel of the measured grid; photos that are finer are averaged to it.
    package var pitch = 0.1
    /// Wavelength above which shading is taken off t.
    package var longestWavelength = 2.5
    /// Fixed bin size on t, percent contrast: the same for every photo.
    package var binWidth = 1.0
    package var lowest = -16.0
    package var levels = 32
    /// δ of the gray level co-occurrence.
    package var distances = [0.2, 0.4]
    /// σ of the Laplacian of Gaussian.
    package var sigmas = [0.1, 0.2, 0.4]
    /// λ of the Gabor filters; σ is 0.56 λ, one octave wide.
    package var wavelengths = [0.4, 0.8]
    /// Pixels that were bounded to the first or last level before a flag says so, percent.
    package var clippedPercent = 1.0

    package init() {}
}
