import Imaging
import KernelAPI
import PortableMath
import RadiomicFeatures

/// A region as the radiomic features see it: t = 100·ln Y without its long waves, percent contrast, on the canonical grid.
/// Outside the region the contrast is 0, as the long waves themselves are.
struct ContrastPatch {
    let volume: IntensityVolume
    /// Side of a pixel, mm; nil where the photo has no scale and its own pixels are the grid.
    let pitch: Double?
    /// The photo is coarser than the canonical grid.
    let isCoarse: Bool

    /// nil where not one pixel of the grid fits into the region.
    init?(
        _ region: MeasurableRegion, of image: EncodedImage, mmPerPixel: Double?, settings: RadiomicSettings,
        workspace: Workspace
    ) {
        guard let mmPerPixel else {
            // Without a scale a pixel is taken for one of the canonical grid.
            (pitch, isCoarse) = (nil, false)
            volume = ContrastPatch.residual(
                width: region.bounds.width, height: region.bounds.height,
                longest: settings.longestWavelength / settings.pitch, workspace,
                fill: RegionRows(region, image, workspace).fill)
            return
        }
        guard let patch = SkinPatch(region, of: image, mmPerPixel: mmPerPixel, workspace: workspace) else { return nil }
        let grid = ContrastPatch.grid(patch, pitch: settings.pitch)
        let pitch = max(patch.pitch, settings.pitch)
        (self.pitch, isCoarse) = (pitch, !CanonicalPitch.isFine(pitch, settings.pitch))
        volume = ContrastPatch.residual(
            width: grid.values.width, height: grid.values.height, longest: settings.longestWavelength / pitch, workspace
        ) { y, values, weights in
            grid.values.copyRow(y, into: values)
            grid.weights.copyRow(y, into: weights)
        }
    }

    /// t of the patch averaged further to the one pitch of all features: those that count pixels hold for one pitch only.
    private static func grid(_ patch: SkinPatch, pitch: Double) -> MaskedPlane {
        let relief = patch.relief
        guard patch.pitch < pitch / 1.001 else { return relief }
        func count(_ pixels: Int) -> Int { max(1, Int((Double(pixels) * patch.pitch / pitch).rounded())) }
        return relief.resampled(width: count(relief.values.width), height: count(relief.values.height))
    }

    /// t less its Gaussian mean within the region (σ = 0.18739·λ, the wavelength passed by one half, [iso-16610-21]).
    private static func residual(
        width: Int, height: Int, longest: Double, _ workspace: Workspace,
        fill: (Int, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) -> Void
    ) -> IntensityVolume {
        var values = [Float](repeating: 0, count: width * height)
        var mask = [UInt8](repeating: 0, count: width * height)
        let stream = workspace.stream(width: width, kernels: [GaussianKernel(sigma: 0.18739 * longest)])
        values.withUnsafeMutableBufferPointer { values in
            mask.withUnsafeMutableBufferPointer { mask in
                stream.run(height: height) { y, _, row, weights in
                    fill(y, row, weights)
                } emit: { row in
                    let start = row.y * width
                    let (t, smooth) = (row.neighborhood.values[1], row.smoothed[0])
                    for x in 0..<width where row.weights[x] >= 0.5 {
                        mask[start + x] = 1
                        values[start + x] = t[x] / row.weights[x] - smooth[x]
                    }
                }
            }
        }
        return IntensityVolume(width: width, height: height, values: values, mask: mask)
    }
}

/// Rows of t and of the mask of a region.
private struct RegionRows {
    let region: MeasurableRegion
    let image: EncodedImage
    let buffers: RowBuffers

    init(_ region: MeasurableRegion, _ image: EncodedImage, _ workspace: Workspace) {
        (self.region, self.image, buffers) = (region, image, workspace.buffers(width: image.width))
    }

    func fill(_ y: Int, _ values: UnsafeMutablePointer<Float>, _ weights: UnsafeMutablePointer<Float>) {
        let (top, left) = (region.bounds.top + y, region.bounds.left)
        image.unpackRow(top, into: buffers)
        EncodedImage.logLuminance(of: buffers, columns: left..<region.bounds.right, into: values)
        region.mask.copyWeights(top, columns: left..<region.bounds.right, into: weights)
    }
}
