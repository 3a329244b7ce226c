import Imaging
import KernelAPI
import StudyRecords

/// A region on a canonical grid of skin: log-luminance and optical densities of its area-averaged light. Made once per region
/// where a scale is known, and let go before the next.
///
/// Light is averaged, not its logarithm: that is what a sensor of this pitch would have seen. Memory: five planes of at most
/// `CanonicalPitch.mostPixels` floats, 63 MB, whatever the photo's size.
package struct SkinPatch: Sendable {
    package let role: RegionRole
    /// Millimetres of skin per pixel.
    package let pitch: Double
    /// Photo pixels along one pixel.
    package let scale: Double
    /// t = 100·ln Y, percent; means nothing where the weight is 0.
    package let luminance: Plane
    /// Optical densities of red, green and blue.
    package let densities: LightPlanes
    /// Measured share of each pixel.
    package var weights: Plane { densities.weights }
    package var width: Int { luminance.width }
    package var height: Int { luminance.height }

    /// Pixels whose measured share is less do not count.
    static let leastShare: Float = 0.5

    /// nil where not one pixel of the grid fits into the region.
    package init?(
        _ region: MeasurableRegion, of image: EncodedImage, mmPerPixel: Double, workspace: Workspace = Workspace()
    ) {
        let bounds = region.bounds
        pitch = CanonicalPitch.pitch(native: mmPerPixel, width: bounds.width, height: bounds.height)
        scale = max(1, pitch / mmPerPixel)
        role = region.role
        var area = AreaStream(width: bounds.width, height: bounds.height, scale: scale, channels: 3)
        guard area.columns > 0, area.rows > 0 else { return nil }
        SkinPatch.fill(&area, region, image, workspace)
        let (channels, weights) = area.finished()
        let light = LightPlanes(red: channels[0], green: channels[1], blue: channels[2], weights: weights)
        luminance = light.logLuminance()
        densities = light.densities()
    }

    private static func fill(
        _ area: inout AreaStream, _ region: MeasurableRegion, _ image: EncodedImage, _ workspace: Workspace
    ) {
        let (bounds, buffers) = (region.bounds, workspace.buffers(width: image.width))
        var weights = [Float](repeating: 0, count: bounds.width)
        for y in bounds.top..<bounds.bottom {
            image.unpackRow(y, into: buffers)
            region.mask.copyWeights(y, columns: bounds.left..<bounds.right, into: &weights)
            buffers.red.withUnsafeBufferPointer { red in
                buffers.green.withUnsafeBufferPointer { green in
                    buffers.blue.withUnsafeBufferPointer { blue in
                        let rows = [red, green, blue].compactMap { $0.baseAddress.map { $0 + bounds.left } }
                        area.add(rows, weights: weights)
                    }
                }
            }
        }
    }

    /// t under its mask.
    var relief: MaskedPlane { MaskedPlane(values: luminance, weights: weights) }

    /// Hemoglobin and melanin of the three-source separation, in the units of `PigmentIndices`.
    package func hemoglobin() -> Plane { densities.mixed(PigmentWeights.hemoglobin) }
    package func brown() -> Plane { densities.mixed(PigmentWeights.brown) }
    /// EI of each pixel.
    package func erythema() -> Plane { densities.mixed(PigmentWeights.erythema) }
}

/// Weights of the densities in the pigment indices, as Floats for the kernels.
enum PigmentWeights {
    static let hemoglobin: [Float] = [-227.6, 342.7, -115.1]
    static let brown: [Float] = [-42.3, -226.9, 269.2]
    static let erythema: [Float] = [-100, 100, 0]
}
