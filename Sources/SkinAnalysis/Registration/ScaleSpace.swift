import Imaging
import PortableMath

/// Gaussian scale space in octaves of three steps [lowe-2004].
struct ScaleSpace {
    struct Octave {
        let gaussians: [Plane]
        /// Registration pixels to one pixel of the octave.
        let pixel: Double
    }

    static let steps = 3
    static let firstSigma = 1.6

    private(set) var octaves: [Octave] = []

    /// - Parameter pixel: registration pixels to one pixel of the plane.
    init(_ plane: Plane, pixel: Double) {
        var base = plane.convolved(with: GaussianKernel(sigma: (1.6 * 1.6 - 0.5 * 0.5).squareRoot()))
        var pixel = pixel
        while min(base.width, base.height) >= 24, octaves.count < 6 {
            var gaussians = [base]
            for step in 1..<ScaleSpace.steps + 3 {
                gaussians.append(gaussians[step - 1].convolved(with: ScaleSpace.increments[step - 1]))
            }
            octaves.append(Octave(gaussians: gaussians, pixel: pixel))
            base = gaussians[ScaleSpace.steps].everySecond
            pixel *= 2
        }
    }

    /// Standard deviation of a step within its octave; 2^(1/3) = 1.2599….
    static func sigma(step: Double) -> Double { firstSigma * PortableMath.pow(2, step / Double(steps)) }

    private static let increments: [GaussianKernel] = (1..<steps + 3).map { step in
        let (now, before) = (sigma(step: Double(step)), sigma(step: Double(step - 1)))
        return GaussianKernel(sigma: (now * now - before * before).squareRoot())
    }
}

extension Plane {
    fileprivate var everySecond: Plane {
        var result = Plane(width: (width + 1) / 2, height: (height + 1) / 2)
        for y in 0..<result.height {
            for x in 0..<result.width { result.values[y * result.width + x] = values[2 * y * width + 2 * x] }
        }
        return result
    }
}
