import Imaging
import PortableMath

/// Thin curved lines as chains of spots: wrinkles and hairs.
struct SkinLines {
    /// Millimetres.
    struct Line {
        var points: [SIMD2<Double>]
        var sigma: Double
    }

    let lines: [Line]

    /// - Parameter slant: mean direction in degrees; single lines turn away from it by up to `spread`.
    init(
        _ count: Int, in area: SkinRectangle, length: ClosedRange<Double>, sigma: ClosedRange<Double>, slant: Double,
        spread: Double, _ random: inout PhantomRandom
    ) {
        lines = (0..<count).map { _ in
            var direction = slant + random.range(-spread, spread)
            let sigma = random.range(sigma.lowerBound, sigma.upperBound)
            let bend = random.range(-3, 3)
            var place = SIMD2(random.range(area.left, area.right), random.range(area.top, area.bottom))
            let steps = Int(random.range(length.lowerBound, length.upperBound) / (sigma / 2))
            let points = (0..<steps).map { _ in
                direction += bend * sigma / 2
                let way = SIMD2(PortableMath.cosineOfDegrees(direction), PortableMath.sineOfDegrees(direction))
                place += way * (sigma / 2)
                return place
            }
            return Line(points: points, sigma: sigma)
        }
    }

    /// Depth along the middle of each line; ends taper.
    func add(depth: Float, to plane: inout Plane, pitch: Double, margin: Double) {
        for line in lines {
            // A chain of spots half a sigma apart is √(2π)/0.5 times as deep as one.
            let height = Double(depth) / (2 * 2.5066282746310002)
            for (index, point) in line.points.enumerated() {
                let end = Double(min(index, line.points.count - 1 - index)) * line.sigma / 2
                let taper = Float(height * min(1, end))
                Stamp(
                    x: point.x / pitch + margin, y: point.y / pitch + margin, sigma: line.sigma / pitch, value: taper
                ).add(to: &plane)
            }
        }
    }

    /// Millimetres of line inside an area.
    func length(in area: SkinRectangle) -> Double {
        lines.reduce(0) { sum, line in
            sum + line.sigma / 2 * Double(line.points.count { area.contains($0.x, $0.y) })
        }
    }
}
