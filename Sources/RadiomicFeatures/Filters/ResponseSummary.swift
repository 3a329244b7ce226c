import Imaging
import KernelAPI

/// Mean, variance, root mean square and energy of a filter's response over the region: the intensity statistics of the
/// response, in one pass that keeps no response image.
package enum ResponseSummary {
    /// - Parameter volume: one slice; its intensities outside the region enter the filter as they are.
    package static func readings(
        _ filter: ResponseFilter, _ volume: IntensityVolume, border: BorderRule
    ) -> [FeatureReading] {
        let sums = sums(filter, volume, border)
        let count = Double(volume.count)
        let mean = sums.first / count
        let values: [String: Double] = [
            "stat_mean": mean, "stat_var": max(0, sums.square / count - mean * mean), "stat_energy": sums.square,
            "stat_rms": (sums.square / count).squareRoot(),
        ]
        return definitions.map {
            FeatureReading(definition: $0, value: volume.count == 0 ? nil : values[$0.code])
        }
    }

    package static let definitions = StatisticsFeatures.all.map(\.definition).filter {
        ["stat_mean", "stat_var", "stat_energy", "stat_rms"].contains($0.code)
    }

    private static func sums(
        _ filter: ResponseFilter, _ volume: IntensityVolume, _ border: BorderRule
    ) -> (first: Double, square: Double) {
        precondition(volume.depth == 1, "filters of the plane see one slice")
        let (width, height) = (volume.width, volume.height)
        let stream = filter.stream(width: width, height: height, border: border)
        let zeros = [Float](repeating: 0, count: width)
        var weights = zeros
        // Σz, Σz² and Σ|z| of one row after the other: a fixed order.
        var total = [0.0, 0.0, 0.0]
        volume.values.withUnsafeBufferPointer { values in
            volume.mask.withUnsafeBufferPointer { mask in
                guard let base = values.baseAddress, let mask = mask.baseAddress else { return }
                for y in 0..<height {
                    stream.push(base + y * width) { row, response in
                        KernelChoice.current.widen(mask + row * width, count: width, into: &weights)
                        KernelChoice.current.runMoments(
                            response, zeros, weights: weights, count: width, length: width, into: &total, step: 3)
                    }
                }
            }
        }
        return (total[0], total[1])
    }
}
