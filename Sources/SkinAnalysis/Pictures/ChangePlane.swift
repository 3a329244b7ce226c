import Imaging
import StudyRecords

/// Change of one quantity, place by place; nil where either photo says nothing.
struct ChangePlane {
    let width: Int
    let height: Int
    let values: [Double?]

    /// Standard deviation of the Gaussian over changes of redness, map pixels.
    private static let sigma = 1.5
    /// Distance at which two places share neither smoothing nor, mostly, what they show.
    private static let lag = 12

    /// Single map pixels are noisy; a change worth showing is larger than one.
    var smoothed: ChangePlane {
        let plane = MaskedPlane(
            values: Plane(width: width, height: height, values: values.map { Float($0 ?? 0) }),
            weights: Plane(width: width, height: height, values: values.map { $0 == nil ? 0 : 1 }))
        let smooth = plane.smoothed(with: GaussianKernel(sigma: ChangePlane.sigma)).values
        return ChangePlane(
            width: width, height: height,
            values: values.indices.map { values[$0] == nil ? nil : Double(smooth[$0]) })
    }

    /// nil where fewer than a hundred places of the mask were measured.
    func mean(in mask: PixelMask) -> Double? {
        let inside = values.indices.compactMap { mask.bytes[$0] == 0 ? nil : values[$0] }
        return inside.count < 100 ? nil : inside.reduce(0, +) / Double(inside.count)
    }

    /// Robust standard deviation over the mask: 1.4826·median|v - median|.
    func spread(in mask: PixelMask) -> Double {
        let inside = values.indices.compactMap { mask.bytes[$0] == 0 ? nil : values[$0] }
        let middle = ChangePlane.quantile(0.5, inside)
        return 1.4826 * ChangePlane.quantile(0.5, inside.map { abs($0 - middle) })
    }

    func less(_ offset: Double) -> ChangePlane {
        ChangePlane(width: width, height: height, values: values.map { $0.map { $0 - offset } })
    }

    /// Standard deviation of a place, from the median difference of places apart: median|a - b|/(0.6745·√2). Changes wider
    /// than the lag hardly enter it.
    var noise: Double {
        var differences: [Double] = []
        for y in 0..<height {
            for x in 0..<width {
                guard let own = values[y * width + x] else { continue }
                if x + ChangePlane.lag < width, let other = values[y * width + x + ChangePlane.lag] {
                    differences.append(abs(own - other))
                }
                if y + ChangePlane.lag < height, let other = values[(y + ChangePlane.lag) * width + x] {
                    differences.append(abs(own - other))
                }
            }
        }
        return ChangePlane.quantile(0.5, differences) / (0.6745 * 2.0.squareRoot())
    }

    /// Of the size of the change.
    func quantile(_ share: Double) -> Double { ChangePlane.quantile(share, values.compactMap { $0.map { abs($0) } }) }

    private static func quantile(_ share: Double, _ values: [Double]) -> Double {
        let ordered = values.sorted()
        return ordered.isEmpty ? 0 : ordered[Int(share * Double(ordered.count - 1))]
    }

    /// RGBA; nothing where nothing was measured.
    func pixels(_ scale: DivergingColorScale, neutral: Double, limit: Double) -> [UInt8] {
        var pixels = [UInt8](repeating: 0, count: 4 * width * height)
        for (index, value) in values.enumerated() {
            guard let value else { continue }
            let color = scale.color(of: value, neutral: neutral, limit: limit)
            (pixels[4 * index], pixels[4 * index + 1]) = (color.red, color.green)
            (pixels[4 * index + 2], pixels[4 * index + 3]) = (color.blue, 255)
        }
        return pixels
    }
}
