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

    init(
        _ region: MeasurableRegion, of image: EncodedImage, mmPerPixel: Double?, settings: RadiomicSettings,
        workspace: Workspace
    ) {
        isCoarse = mmPerPixel.map { $0 > 1.001 * settings.pitch } ?? false
        let longest = settings.longestWavelength
        if let mmPerPixel, mmPerPixel < settings.pitch / 1.001 {
            let plane = ContrastPatch.logLuminance(region, image, workspace)
            let scale = mmPerPixel / settings.pitch
            let (width, height) = (Double(region.bounds.width) * scale, Double(region.bounds.height) * scale)
            let grid = plane.resampled(width: max(1, Int(width.rounded())), height: max(1, Int(height.rounded())))
            pitch = settings.pitch
            volume = ContrastPatch.residual(
                width: grid.values.width, height: grid.values.height, longest: longest / settings.pitch, workspace
            ) { y, values, weights in
                grid.values.copyRow(y, into: values)
                grid.weights.copyRow(y, into: weights)
            }
        } else {
            pitch = mmPerPixel
            // Without a scale a pixel is taken for one of the canonical grid.
            let rows = RegionRows(region, image, workspace)
            volume = ContrastPatch.residual(
                width: region.bounds.width, height: region.bounds.height,
                longest: longest / (mmPerPixel ?? settings.pitch), workspace, fill: rows.fill)
        }
    }

    /// t and mask of the region at the photo's own pitch.
    private static func logLuminance(
        _ region: MeasurableRegion, _ image: EncodedImage, _ workspace: Workspace
    ) -> MaskedPlane {
        let (width, height) = (region.bounds.width, region.bounds.height)
        var (values, weights) = (Plane(width: width, height: height), Plane(width: width, height: height))
        let rows = RegionRows(region, image, workspace)
        values.values.withUnsafeMutableBufferPointer { values in
            weights.values.withUnsafeMutableBufferPointer { weights in
                guard let values = values.baseAddress, let weights = weights.baseAddress else { return }
                for y in 0..<height { rows.fill(y, values + y * width, weights + y * width) }
            }
        }
        return MaskedPlane(values: values, weights: weights)
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
        region.mask.bytes.withUnsafeBufferPointer { bytes in
            guard let mask = bytes.baseAddress.map({ $0 + top * region.mask.width + left }) else { return }
            KernelChoice.current.widen(mask, count: region.bounds.width, into: weights)
        }
    }
}
