import Foundation
import Imaging

/// Made-up skin drawn in percent contrast on a grid of pixels: strokes (furrows), pores, long lines and bleeding points, each
/// with a known place and depth.
package struct ReliefSkin {
    package let width: Int
    package let height: Int
    /// Millimetres per pixel.
    package let pitch: Double
    /// t, percent.
    package private(set) var contrast: Plane
    /// Density of hemoglobin above that of the skin, along the unit vector of the three-source separation.
    package private(set) var blood: Plane

    package init(width: Int, height: Int, pitch: Double = 0.05) {
        (self.width, self.height, self.pitch) = (width, height, pitch)
        contrast = Plane(width: width, height: height)
        blood = contrast
    }

    /// Short furrows, 0.12 mm wide, all over; more of them in one direction where `along` says so.
    package mutating func addFurrows(perCM2 density: Double, depth: Double, along: Double? = nil, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<Int(density * areaCM2) {
            let angle = along ?? Double.random(in: 0..<Double.pi, using: &random)
            let length = Double.random(in: 0.6..<1.8, using: &random) / pitch
            let center = place(&random)
            addLine(
                from: (center.x - length / 2 * cos(angle), center.y - length / 2 * sin(angle)),
                to: (center.x + length / 2 * cos(angle), center.y + length / 2 * sin(angle)),
                widthMM: 0.12, depth: depth * Double.random(in: 0.5..<1.5, using: &random))
        }
    }

    /// Round dark spots with Gaussian walls, at least `apart` mm from each other; returns how many found room.
    @discardableResult
    package mutating func addPores(
        perCM2 density: Double, diameterMM: ClosedRange<Double> = 0.25...0.5, depth: ClosedRange<Double> = 8...25,
        apartMM: Double = 0.45, seed: UInt64
    ) -> Int {
        var random = SplitMix64(seed: seed)
        let places = scattered(Int((density * areaCM2).rounded()), apart: apartMM / pitch, &random)
        for (x, y) in places {
            let sigma = Double.random(in: diameterMM, using: &random) / 2.828427 / pitch
            let deep = Double.random(in: depth, using: &random)
            draw(around: (x, y), radius: 4 * sigma) { square in -deep * exp(-square / (2 * sigma * sigma)) }
        }
        return places.count
    }

    /// Flat discs of blood with a soft rim of one pixel.
    @discardableResult
    package mutating func addPuncta(
        perCM2 density: Double, diameterMM: ClosedRange<Double>, blood amount: Double, apartMM: Double, seed: UInt64
    ) -> Int {
        var random = SplitMix64(seed: seed)
        let places = scattered(Int((density * areaCM2).rounded()), apart: apartMM / pitch, &random)
        for (x, y) in places {
            let radius = Double.random(in: diameterMM, using: &random) / 2 / pitch
            draw(around: (x, y), radius: radius + 1, into: \.blood) { square in
                amount * max(0, min(1, radius + 0.5 - square.squareRoot()))
            }
        }
        return places.count
    }

    /// A dark line with a Gaussian profile whose full width at half depth is `widthMM`.
    package mutating func addLine(
        from start: (x: Double, y: Double), to end: (x: Double, y: Double), widthMM: Double, depth: Double
    ) {
        let sigma = widthMM / 2.3548 / pitch
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let square = max(1e-9, dx * dx + dy * dy)
        let reach = 4 * sigma
        for y in rows(min(start.y, end.y) - reach, max(start.y, end.y) + reach, height) {
            for x in rows(min(start.x, end.x) - reach, max(start.x, end.x) + reach, width) {
                let along = max(0, min(1, ((Double(x) - start.x) * dx + (Double(y) - start.y) * dy) / square))
                let (u, v) = (Double(x) - start.x - along * dx, Double(y) - start.y - along * dy)
                let distance = u * u + v * v
                if distance < reach * reach {
                    contrast[x, y] -= Float(depth * exp(-distance / (2 * sigma * sigma)))
                }
            }
        }
    }

    /// The relief times a factor; blood stays.
    package func scaled(by factor: Double) -> ReliefSkin {
        var copy = self
        copy.contrast.values = contrast.values.map { $0 * Float(factor) }
        return copy
    }

    /// A photo of 8-bit codes: `gain` on the light, optics blur and noise in pixels and codes.
    package func photo(
        blur: Double = 0.7, noise: Double = 1, gain: Double = 1, color: [Double] = [0.40, 0.235, 0.175],
        seed: UInt64 = 5
    ) -> EncodedImage {
        let channels = light(blur: blur, gain: gain, color: color)
        var random = SplitMix64(seed: seed)
        return Patch.image(width: width, height: height) { x, y in
            let codes = channels.map { channel in
                255 * ReliefSkin.encoded(Double(channel[x, y])) + noise * random.normal()
            }
            return (ReliefSkin.byte(codes[0]), ReliefSkin.byte(codes[1]), ReliefSkin.byte(codes[2]))
        }
    }

    /// The same in 16 bits and without noise: what only a gain does.
    package func deepPhoto(
        blur: Double = 0.7, gain: Double = 1, color: [Double] = [0.40, 0.235, 0.175]
    ) -> EncodedImage {
        let channels = light(blur: blur, gain: gain, color: color)
        let codes = (0..<width * height).flatMap { index in
            channels.map { UInt16((65_535 * ReliefSkin.encoded(Double($0.values[index]))).rounded()) }
        }
        return EncodedImage(width: width, height: height, samples: .sixteenBit(codes))
    }

    private func light(blur: Double, gain: Double, color: [Double]) -> [Plane] {
        zip(color, [0.299, 0.706, 0.642]).map { base, pigment -> Plane in
            var light = contrast
            for index in light.values.indices {
                let density = Double(blood.values[index]) * pigment * 2.302585
                light.values[index] = Float(gain * base * exp(Double(contrast.values[index]) / 100 - density))
            }
            return blur > 0 ? light.convolved(with: GaussianKernel(sigma: blur)) : light
        }
    }

    package var areaCM2: Double { Double(width * height) * pitch * pitch / 100 }

    private func place(_ random: inout SplitMix64) -> (x: Double, y: Double) {
        (
            Double.random(in: 0..<Double(width), using: &random), Double.random(in: 0..<Double(height), using: &random)
        )
    }

    private func scattered(_ count: Int, apart: Double, _ random: inout SplitMix64) -> [(x: Double, y: Double)] {
        var places: [(x: Double, y: Double)] = []
        var tries = 0
        while places.count < count, tries < 200 * count {
            tries += 1
            let new = place(&random)
            let isFree = places.allSatisfy { old in
                (old.x - new.x) * (old.x - new.x) + (old.y - new.y) * (old.y - new.y) >= apart * apart
            }
            if isFree { places.append(new) }
        }
        return places
    }

    private mutating func draw(
        around center: (x: Double, y: Double), radius: Double,
        into target: WritableKeyPath<ReliefSkin, Plane> = \.contrast, _ depth: (_ square: Double) -> Double
    ) {
        for y in rows(center.y - radius, center.y + radius, height) {
            for x in rows(center.x - radius, center.x + radius, width) {
                let (u, v) = (Double(x) - center.x, Double(y) - center.y)
                self[keyPath: target][x, y] += Float(depth(u * u + v * v))
            }
        }
    }

    private func rows(_ low: Double, _ high: Double, _ count: Int) -> Range<Int> {
        let first = max(0, Int(low.rounded(.down)))
        return first..<max(first, min(count, Int(high.rounded(.up)) + 1))
    }

    private static func encoded(_ light: Double) -> Double {
        let value = max(0, min(1, light))
        return value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055
    }

    private static func byte(_ value: Double) -> UInt8 { UInt8(max(0, min(255, value.rounded()))) }
}
