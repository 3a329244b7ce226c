import Imaging

/// What the photo shows on the middle of one patch.
struct PatchSample: Sendable {
    /// Means of linear light, before any correction.
    var linear: [Double]
    /// Means of encoded samples, 0…255.
    var code: [Double]
    /// Largest standard deviation of a channel, codes.
    var deviation: Double
    /// Share of pixels with a channel at or above 250.
    var clipped: Double
    /// Pixels that were read.
    var pixels: Int
}

extension CardPlacement {
    /// Half the side of the square that is read, in pitches: the middle half of a patch.
    private static let halfSide = 0.22
    /// Pixels read along each side, at most; more would not make the mean better.
    private static let mostSteps = 40.0

    /// nil where the middle of the patch does not lie in the photo.
    func sample(_ patch: Int, of pixels: CardPixels) -> PatchSample? {
        let (column, row) = (Double(patch % 6), Double(patch / 6))
        let scale = homography.scale(column, row)
        let half = CardPlacement.halfSide
        func steps(_ length: Double) -> Int { max(3, Int(min(CardPlacement.mostSteps, max(0, 2 * half * length)))) }
        let (across, down) = (steps(scale.u), steps(scale.v))
        var sums = PatchSums()
        for i in 0..<across {
            for j in 0..<down {
                let u = half * (2 * (Double(i) + 0.5) / Double(across) - 1)
                let v = half * (2 * (Double(j) + 0.5) / Double(down) - 1)
                let place = homography.point(column + u, row + v)
                guard place.x >= 0, place.y >= 0 else { return nil }
                let (x, y) = (Int(min(place.x, 1e6)), Int(min(place.y, 1e6)))
                guard x < pixels.image.width, y < pixels.image.height else { return nil }
                sums.add(pixels.code(x, y), pixels.light(x, y))
            }
        }
        return sums.sample
    }
}

private struct PatchSums {
    private var code = SIMD3<Double>.zero
    private var square = SIMD3<Double>.zero
    private var light = SIMD3<Double>.zero
    private var clipped = 0
    private var count = 0

    mutating func add(_ sample: SIMD3<Float>, _ linear: SIMD3<Float>) {
        let value = SIMD3<Double>(sample)
        code += value
        square += value * value
        light += SIMD3<Double>(linear)
        if sample.max() >= 250 { clipped += 1 }
        count += 1
    }

    var sample: PatchSample {
        let number = Double(count)
        let mean = code / number
        let variance = (square / number - mean * mean).max()
        return PatchSample(
            linear: [light.x / number, light.y / number, light.z / number], code: [mean.x, mean.y, mean.z],
            deviation: max(0, variance).squareRoot(), clipped: Double(clipped) / number, pixels: count)
    }
}
