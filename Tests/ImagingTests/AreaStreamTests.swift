import TestSupport
import Testing

@testable import Imaging

/// Area means against plain sums.
@Suite struct AreaStreamTests {
    private func means(_ values: [Float], _ weights: [Float], width: Int, scale: Double) -> (Plane, Plane) {
        let height = values.count / width
        var stream = AreaStream(width: width, height: height, scale: scale, channels: 1)
        values.withUnsafeBufferPointer { values in
            weights.withUnsafeBufferPointer { weights in
                guard let first = values.baseAddress, let second = weights.baseAddress else { return }
                for y in 0..<height { stream.add([first + y * width], weights: second + y * width) }
            }
        }
        let (channels, shares) = stream.finished()
        return (channels[0], shares)
    }

    @Test(arguments: [1.0, 2, 1.25, 1.6666666666666667, 3.3]) func eachPixelIsTheMeanOfWhatItCovers(_ scale: Double) {
        var random = SplitMix64(seed: 9)
        let (width, height) = (41, 29)
        let values = (0..<width * height).map { _ in Float.random(in: 0..<1, using: &random) }
        let weights = (0..<width * height).map { _ in Float(Int.random(in: 0...3, using: &random) == 0 ? 0 : 1) }
        let (means, shares) = means(values, weights, width: width, scale: scale)
        #expect(means.width == Int(Double(width) / scale + 1e-9))
        let left = (Double(width) - Double(means.width) * scale) / 2
        let top = (Double(height) - Double(means.height) * scale) / 2
        func cover(_ fine: Int, _ from: Double) -> Double {
            max(0, min(Double(fine + 1), from + scale) - max(Double(fine), from))
        }
        for row in 0..<means.height {
            for column in 0..<means.width {
                var (sum, area) = (0.0, 0.0)
                for y in 0..<height {
                    for x in 0..<width {
                        let share =
                            cover(x, left + Double(column) * scale) * cover(y, top + Double(row) * scale)
                            * Double(weights[y * width + x])
                        area += share
                        sum += share * Double(values[y * width + x])
                    }
                }
                #expect(abs(Double(shares[column, row]) - area / (scale * scale)) < 1e-4)
                if area > 0.01 { #expect(abs(Double(means[column, row]) - sum / area) < 1e-5) }
            }
        }
    }

    @Test func whatIsFullyMeasuredHasTheWeightOne() {
        let ones = [Float](repeating: 1, count: 100 * 60)
        let (means, shares) = means(ones, ones, width: 100, scale: 1.7)
        #expect(shares.values.allSatisfy { $0 == 1 })
        #expect(means.values.allSatisfy { abs($0 - 1) < 1e-6 })
    }
}
