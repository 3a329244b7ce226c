import Imaging

/// The lines of a baseline as a see-through picture: laid over the live view of a camera they show where to stand.
///
/// Where the locally normalized luma changes fastest, on an eighth of the picture, there is a line, white with a dark rim so that
/// it shows on any skin; the outline of the skin is drawn in full. Everything else lets the live view through.
package enum GhostPicture {
    /// RGBA of the size of the registration image.
    package static func pixels(of image: RegistrationImage) -> [UInt8] {
        let plane = MaskedPlane(
            values: image.luma, weights: Plane(width: image.width, height: image.height, repeating: 1))
        let smooth = MaskedPlane(values: plane.smoothed(with: GaussianKernel(sigma: 5)), weights: plane.weights)
        let (dx, dy) = smooth.contrastNormalized(sigma: 60, floor: 4).plane.gradient()
        var strength = dx
        for index in strength.values.indices {
            let square = dx.values[index] * dx.values[index] + dy.values[index] * dy.values[index]
            strength.values[index] = square.squareRoot()
        }
        let ordered = strength.values.sorted()
        let (low, high) = (quantile(0.88, ordered), quantile(0.94, ordered))
        let outline = Plane(
            width: image.width, height: image.height,
            values: (0..<image.width * image.height).map { image.isSkin($0 % image.width, $0 / image.width) ? 1 : 0 }
        ).convolved(with: GaussianKernel(sigma: 2)).gradient()
        var pixels = [UInt8](repeating: 0, count: 4 * image.width * image.height)
        for index in strength.values.indices {
            let edge = abs(outline.dx.values[index]) + abs(outline.dy.values[index])
            let line = max(min(1, max(0, (strength.values[index] - low) / max(1e-6, high - low))), min(1, 10 * edge))
            let shade = UInt8(255 * min(1, 2 * line))
            for channel in 0..<3 { pixels[4 * index + channel] = shade }
            pixels[4 * index + 3] = UInt8(190 * line)
        }
        return pixels
    }

    private static func quantile(_ share: Double, _ ordered: [Float]) -> Float {
        ordered.isEmpty ? 0 : ordered[Int(share * Double(ordered.count - 1))]
    }
}
