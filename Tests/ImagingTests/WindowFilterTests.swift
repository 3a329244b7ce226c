import TestSupport
import Testing

@testable import Imaging

/// Windows on bytes against the definition, pixel by pixel.
@Suite struct WindowFilterTests {
    private func plane(_ width: Int, _ height: Int, seed: UInt64, top: UInt8 = 255) -> BytePlane {
        var random = SplitMix64(seed: seed)
        return BytePlane(
            width: width, height: height,
            bytes: (0..<width * height).map { _ in UInt8.random(in: 0...top, using: &random) })
    }

    private func window(_ plane: BytePlane, _ x: Int, _ y: Int, _ radius: Int) -> [UInt8] {
        (max(0, y - radius)...min(plane.height - 1, y + radius)).flatMap { row in
            (max(0, x - radius)...min(plane.width - 1, x + radius)).map { plane[$0, row] }
        }
    }

    @Test(arguments: [(1, 1), (5, 3), (31, 8), (33, 9), (67, 12)]) func medianIsTheMiddleOne(_ size: (Int, Int)) {
        let plane = plane(size.0, size.1, seed: 3)
        for radius in 1...2 {
            let found = plane.median(radius: radius)
            for y in 0..<size.1 {
                for x in 0..<size.0 {
                    let repeated = (-radius...radius).flatMap { dy in
                        (-radius...radius).map { dx in
                            plane[min(max(0, x + dx), size.0 - 1), min(max(0, y + dy), size.1 - 1)]
                        }
                    }
                    #expect(found[x, y] == repeated.sorted()[repeated.count / 2])
                }
            }
        }
    }

    @Test(arguments: [(1, 1), (7, 4), (40, 13), (67, 9)]) func extremesAreThoseOfTheSquare(_ size: (Int, Int)) {
        let plane = plane(size.0, size.1, seed: 4)
        for radius in [1, 2, 3, 7] {
            let (large, small) = (plane.dilated(by: radius), plane.eroded(by: radius))
            for y in 0..<size.1 {
                for x in 0..<size.0 {
                    let values = window(plane, x, y, radius)
                    #expect(large[x, y] == values.max() && small[x, y] == values.min())
                }
            }
        }
    }

    @Test(arguments: [(1, 1), (9, 5), (40, 33), (67, 40)]) func boxStatisticsAreThoseOfTheMeasuredPixels(
        _ size: (Int, Int)
    ) {
        let plane = plane(size.0, size.1, seed: 5)
        let mask = PixelMask(width: size.0, height: size.1, bytes: self.plane(size.0, size.1, seed: 6, top: 1).bytes)
        for radius in [0, 2, 15] {
            let found = plane.boxStatistics(radius: radius, mask: mask)
            let levels = BytePlane(width: size.0, height: size.1, bytes: mask.bytes)
            for y in 0..<size.1 {
                for x in 0..<size.0 {
                    let weights = window(levels, x, y, radius).map { Double($0) }
                    let values = window(plane, x, y, radius).map { Double($0) }
                    let count = max(1, weights.reduce(0, +))
                    let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / count
                    let square = zip(values, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
                    #expect(abs(Double(found.mean[x, y]) - mean) < 2e-5)
                    #expect(abs(Double(found.deviation[x, y]) - (square / count).squareRoot()) < 2e-5)
                }
            }
        }
    }

    /// The IBSI digital phantom's first slice (Zwanenburg et al. 2020): contrast 6.3091, dissimilarity 1.8727 when the
    /// four directions are merged.
    @Test func cooccurrenceOfTheDigitalPhantom() {
        let slice: [UInt8] = [1, 4, 4, 1, 1, 1, 4, 6, 1, 1, 4, 1, 6, 4, 1, 4, 4, 6, 4, 1]
        let plane = BytePlane(width: 5, height: 4, bytes: slice.map { $0 - 1 })
        let matrix = CooccurrenceMatrix(plane, levels: 6, offsets: [(1, 0), (1, 1), (0, 1), (-1, 1)])
        var (contrast, dissimilarity) = (0.0, 0.0)
        for i in 0..<6 {
            for j in 0..<6 {
                let share = Double(matrix.counts[i * 6 + j]) / Double(matrix.total)
                contrast += share * Double((i - j) * (i - j))
                dissimilarity += share * Double(abs(i - j))
            }
        }
        #expect(abs(contrast - 6.3091) < 5e-5 && abs(dissimilarity - 1.8727) < 5e-5)
    }

    @Test func unmeasuredPixelsHaveNoPairs() {
        let plane = BytePlane(width: 4, height: 1, bytes: [0, 255, 1, 1])
        let matrix = CooccurrenceMatrix(plane, levels: 2, offsets: [(1, 0)])
        #expect(matrix.counts == [0, 0, 0, 2])
    }

    @Test func quantilesAreOrderStatistics() {
        var random = SplitMix64(seed: 15)
        for count in [1, 2, 7, 1000] {
            let values = (0..<count).map { _ in Float(random.normal()) * 50 }
            let sorted = values.sorted()
            for rank in Set([0, count / 3, count / 2, count - 1]) {
                #expect(Quantiles.value(ofRank: rank, in: values) == sorted[rank])
            }
            let place = 0.3 * Double(count - 1)
            let (low, high) = (Double(sorted[Int(place)]), Double(sorted[min(count - 1, Int(place) + 1)]))
            let truth = low + (place - place.rounded(.down)) * (high - low)
            #expect(Quantiles.quantile(0.3, of: values).map { abs($0 - truth) < 1e-9 } == true)
        }
        #expect(Quantiles.quantile(0.5, of: []) == nil)
    }
}
