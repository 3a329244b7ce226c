import Foundation
import Imaging

/// A rendered photo of a color card, or of something like one, in which every place and color is known.
package struct CardScene: Sendable {
    package enum Background: CaseIterable, Sendable { case gray, dark, light, skin, clutter }

    package var width = 900
    package var height = 700
    /// Linear colors of the grid, row by row.
    package var colors: [[Double]]
    package var columns = 6
    package var rows = 4
    /// Patch side over pitch.
    package var fill = 0.82
    /// Pixels from patch to patch.
    package var pitch = 50.0
    package var center = (x: 450.0, y: 350.0)
    /// Degrees.
    package var rotation = 0.0
    package var tilt = 0.0
    package var tiltAxis = 0.0
    package var frameColor = [0.02, 0.02, 0.021]
    package var background = Background.gray
    /// Gains of the light, a mix of channels by the camera, and exposure.
    package var cast = [1.0, 1.0, 1.0]
    package var crosstalk = 0.0
    package var exposure = 0.8
    /// Light right of a line through the card: its gain, the line's direction and distance from the center in pitches.
    package var shadow: (gain: Double, angle: Double, offset: Double, softness: Double)?
    /// Falloff of the light across the photo, share from edge to edge.
    package var falloff = 0.0
    /// Discs in card coordinates that hide it: x, y, radius in pitches.
    package var covers: [(x: Double, y: Double, radius: Double)] = []
    package var coverColor = [0.45, 0.25, 0.18]
    package var blur = 0.6
    /// Standard deviation in codes.
    package var noise = 1.5
    package var jpegQuality: Int? = 90
    package var seed: UInt64 = 1

    package init(colors: [[Double]]) { self.colors = colors }

    /// Where the center of a patch lies in the photo.
    package func center(_ patch: Int) -> PolygonPoint {
        let place = project(
            Double(patch % columns) - Double(columns - 1) / 2, Double(patch / columns) - Double(rows - 1) / 2)
        return PolygonPoint(x: place.x, y: place.y)
    }

    package func render() throws -> EncodedImage {
        var light = SceneLight(width: width, height: height)
        paint(&light)
        light.blur(sigma: blur)
        var numbers = SceneNumbers(seed: seed)
        let codes = light.planes[0].indices.flatMap { index -> [UInt8] in
            let color = mixed([light.planes[0][index], light.planes[1][index], light.planes[2][index]])
            return color.map { UInt8(max(0, min(255, encoded($0) * 255 + noise * numbers.normal()).rounded())) }
        }
        guard let jpegQuality else { return EncodedImage(width: width, height: height, samples: .eightBit(codes)) }
        let file = try PhotoWriter.jpeg(codes, width: width, height: height, quality: jpegQuality)
        return try PhotoReader.decode(file, limits: DecodeLimits()).image
    }

    // MARK: - Geometry

    private func project(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        let (turn, axis, lean) = (rotation * .pi / 180, tiltAxis * .pi / 180, tilt * .pi / 180)
        let (u, v) = (x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn))
        // Lean about the axis: the part across it shortens and recedes.
        let across = -u * sin(axis) + v * cos(axis)
        let along = u * cos(axis) + v * sin(axis)
        let depth = 1 + across * sin(lean) / 14
        let (a, b) = (along / depth, across * cos(lean) / depth)
        return (
            center.x + pitch * (a * cos(axis) - b * sin(axis)), center.y + pitch * (a * sin(axis) + b * cos(axis))
        )
    }

    private func unproject(_ px: Double, _ py: Double) -> (x: Double, y: Double) {
        let (turn, axis, lean) = (rotation * .pi / 180, tiltAxis * .pi / 180, tilt * .pi / 180)
        let (dx, dy) = ((px - center.x) / pitch, (py - center.y) / pitch)
        let (a, b) = (dx * cos(axis) + dy * sin(axis), -dx * sin(axis) + dy * cos(axis))
        let across = b / (cos(lean) - b * sin(lean) / 14)
        let along = a * (1 + across * sin(lean) / 14)
        let (u, v) = (along * cos(axis) - across * sin(axis), along * sin(axis) + across * cos(axis))
        return (u * cos(turn) + v * sin(turn), -u * sin(turn) + v * cos(turn))
    }

    // MARK: - Paint

    private func paint(_ light: inout SceneLight) {
        let clutter = background == .clutter ? SceneClutter(width: width, height: height, seed: seed) : nil
        for y in 0..<height {
            for x in 0..<width {
                var sum = [0.0, 0, 0]
                for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
                    let (px, py) = (Double(x) + dx, Double(y) + dy)
                    let place = unproject(px, py)
                    let color = surface(place) ?? behind(px, py, clutter)
                    let gain = lightGain(place, px) / 4
                    for channel in 0..<3 { sum[channel] += color[channel] * gain * cast[channel] * exposure }
                }
                for channel in 0..<3 { light.planes[channel][y * width + x] = sum[channel] }
            }
        }
    }

    private func surface(_ place: (x: Double, y: Double)) -> [Double]? {
        for cover in covers where hypot(place.x - cover.x, place.y - cover.y) < cover.radius { return coverColor }
        let (halfX, halfY) = (Double(columns) / 2, Double(rows) / 2)
        guard abs(place.x) < halfX + 0.2, abs(place.y) < halfY + 0.2 else { return nil }
        let (column, row) = ((place.x + halfX).rounded(.down), (place.y + halfY).rounded(.down))
        guard column >= 0, row >= 0, column < Double(columns), row < Double(rows) else { return frameColor }
        let (fx, fy) = (place.x + halfX - column - 0.5, place.y + halfY - row - 0.5)
        guard abs(fx) < fill / 2, abs(fy) < fill / 2 else { return frameColor }
        return colors[Int(row) * columns + Int(column)]
    }

    private func behind(_ x: Double, _ y: Double, _ clutter: SceneClutter?) -> [Double] {
        switch background {
        case .gray: return [0.3, 0.3, 0.3]
        case .dark: return [0.03, 0.03, 0.03]
        case .light: return [0.8, 0.8, 0.78]
        case .skin:
            let wave = 1 + 0.04 * sin(x / 7) * cos(y / 9) + 0.03 * sin(x / 31 + y / 23)
            return [0.50 * wave, 0.32 * wave, 0.25 * wave]
        case .clutter: return clutter?.color(x, y) ?? [0.3, 0.3, 0.3]
        }
    }

    private func lightGain(_ place: (x: Double, y: Double), _ px: Double) -> Double {
        let slope = 1 + falloff * (px / Double(width) - 0.5)
        guard let shadow else { return slope }
        let angle = shadow.angle * .pi / 180
        let distance = place.x * cos(angle) + place.y * sin(angle) - shadow.offset
        let share = max(0, min(1, distance / max(1e-6, shadow.softness) + 0.5))
        return slope * (1 + share * (shadow.gain - 1))
    }

    private func mixed(_ color: [Double]) -> [Double] {
        let mean = (color[0] + color[1] + color[2]) / 3
        return color.map { $0 + crosstalk * (mean - $0) }
    }

    private func encoded(_ light: Double) -> Double {
        let value = max(0, light)
        return value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055
    }
}

/// Linear light in three planes.
private struct SceneLight {
    let width: Int
    let height: Int
    var planes: [[Double]]

    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        planes = [[Double]](repeating: [Double](repeating: 0, count: width * height), count: 3)
    }

    mutating func blur(sigma: Double) {
        guard sigma > 0.2 else { return }
        let reach = Int((3 * sigma).rounded(.up))
        let weights = (-reach...reach).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
        let total = weights.reduce(0, +)
        for channel in 0..<3 {
            for (step, size, other, stride) in [(1, width, height, width), (width, height, width, 1)] {
                let source = planes[channel]
                for line in 0..<other {
                    for place in 0..<size {
                        var sum = 0.0
                        for offset in -reach...reach {
                            let at = max(0, min(size - 1, place + offset))
                            sum += weights[offset + reach] * source[line * stride + at * step]
                        }
                        planes[channel][line * stride + place * step] = sum / total
                    }
                }
            }
        }
    }
}

/// Random rectangles of random colors, as on a desk or a shelf.
private struct SceneClutter {
    private var boxes: [(x: Double, y: Double, w: Double, h: Double, color: [Double])] = []

    init(width: Int, height: Int, seed: UInt64) {
        var numbers = SceneNumbers(seed: seed &+ 99)
        for _ in 0..<60 {
            boxes.append(
                (
                    numbers.unit() * Double(width), numbers.unit() * Double(height), 10 + numbers.unit() * 150,
                    10 + numbers.unit() * 150, [numbers.unit() * 0.8, numbers.unit() * 0.8, numbers.unit() * 0.8]
                ))
        }
    }

    func color(_ x: Double, _ y: Double) -> [Double] {
        for box in boxes where x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h { return box.color }
        return [0.25, 0.22, 0.2]
    }
}

/// SplitMix64 with a fixed seed, as numbers for scenes.
package struct SceneNumbers: Sendable {
    private var source: SplitMix64

    package init(seed: UInt64) { source = SplitMix64(seed: seed) }

    package mutating func unit() -> Double { Double(source.next() >> 11) / Double(1 << 53) }

    package mutating func range(_ low: Double, _ high: Double) -> Double { low + unit() * (high - low) }

    /// Irwin-Hall of twelve: normal enough for camera noise.
    package mutating func normal() -> Double {
        var sum = -6.0
        for _ in 0..<12 { sum += unit() }
        return sum
    }
}
