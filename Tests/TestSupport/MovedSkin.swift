import Imaging

/// Synthetic skin with furrows and spots, and the same skin seen from elsewhere: drawn from formulas, so that the truth is
/// exact.
package struct MovedSkin {
    package let width: Int
    package let height: Int
    private let spots: [(x: Double, y: Double, radius: Double, depth: Double)]

    /// - Parameter seed: another seed is another skin.
    package init(width: Int, height: Int, seed: UInt64) {
        (self.width, self.height) = (width, height)
        var random = SplitMix64(seed: seed)
        // Over a wider area than the photo, so that a moved view sees skin everywhere.
        spots = (0..<1400).map { _ in
            (
                Double.random(in: -0.5..<1.5, using: &random) * Double(width),
                Double.random(in: -0.5..<1.5, using: &random) * Double(height),
                Double.random(in: 2..<7, using: &random), Double.random(in: -0.12..<0.12, using: &random)
            )
        }
    }

    /// - Parameter map: from this skin's pixels to those of the photo, outer corner at 0.
    /// - Parameter redness: green and blue codes taken off.
    package func photo(
        through map: ProjectiveMap = ProjectiveMap([1, 0, 0, 0, 1, 0, 0, 0, 1]), inverse: ProjectiveMap? = nil,
        noise: Double = 1.5, redness: Double = 0, background: ((Double, Double) -> (Double, Double, Double)?)? = nil,
        seed: UInt64 = 3
    ) -> EncodedImage {
        let back = inverse ?? map
        let shade = shading(through: back)
        var random = SplitMix64(seed: seed)
        return Patch.image(width: width, height: height) { x, y in
            let jitter = random.normal() * noise
            let (u, v) = back.source(x: Double(x) + 0.5, y: Double(y) + 0.5)
            if let color = background?(u, v) {
                return (code(color.0 + jitter), code(color.1 + jitter), code(color.2 + jitter))
            }
            let light = shade[y * width + x]
            return (
                code(178 * light + jitter), code((140 - redness) * light + jitter),
                code((122 - redness) * light + jitter)
            )
        }
    }

    private func code(_ value: Double) -> UInt8 { UInt8(max(0, min(255, value.rounded()))) }

    /// The photo turned by the map of the baseline's pixels to its own.
    package func turned(by degrees: Int, redness: Double = 0, seed: UInt64 = 9) -> EncodedImage {
        let (w, h) = (Double(width), Double(height))
        let backs: [Int: [Double]] = [
            0: [1, 0, 0, 0, 1, 0, 0, 0, 1], 90: [0, 1, (w - h) / 2, -1, 0, (w + h) / 2, 0, 0, 1],
            180: [-1, 0, w, 0, -1, h, 0, 0, 1], 270: [0, -1, (w + h) / 2, 1, 0, (h - w) / 2, 0, 0, 1],
        ]
        return photo(inverse: backs[degrees].map { ProjectiveMap($0) }, redness: redness, seed: seed)
    }

    /// Light of each pixel: one plus all spots that reach it.
    private func shading(through back: ProjectiveMap) -> [Double] {
        var grid: [Int: [Int]] = [:]
        for (index, spot) in spots.enumerated() {
            for row in Int((spot.y - spot.radius * 3) / 32) - 1...Int((spot.y + spot.radius * 3) / 32) + 1 {
                for column in Int((spot.x - spot.radius * 3) / 32) - 1...Int((spot.x + spot.radius * 3) / 32) + 1 {
                    grid[row * 10_000 + column, default: []].append(index)
                }
            }
        }
        return (0..<width * height).map { pixel in
            let (u, v) = back.source(x: Double(pixel % width) + 0.5, y: Double(pixel / width) + 0.5)
            let cell = Int((v / 32).rounded(.down)) * 10_000 + Int((u / 32).rounded(.down))
            return (grid[cell] ?? []).reduce(1.0) { light, index in
                let spot = spots[index]
                let square = ((u - spot.x) * (u - spot.x) + (v - spot.y) * (v - spot.y)) / (spot.radius * spot.radius)
                let fall = max(0, 1 - square / 9)
                return light + spot.depth * fall * fall * fall
            }
        }
    }
}
