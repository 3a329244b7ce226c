import Imaging
import PortableMath

/// Polygons of the skin's microrelief: borders of the cells around jittered points, deepest halfway between two points.
enum FurrowNetwork {
    /// Depth 0…1 added to a plane.
    ///
    /// - Parameter cell: mean size of a polygon in pixels.
    static func add(
        to plane: inout Plane, cell: Double, halfWidth: Double, depth: Float, _ random: inout PhantomRandom
    ) {
        let columns = Int(Double(plane.width) / cell) + 4
        let rows = Int(Double(plane.height) / cell) + 4
        let points = (0..<columns * rows).map { index in
            SIMD2<Float>(
                Float((Double(index % columns) - 1 + random.unit()) * cell),
                Float((Double(index / columns) - 1 + random.unit()) * cell))
        }
        let profile = profile(halfWidth)
        for y in 0..<plane.height {
            let row = Int(Double(y) / cell)
            for x in 0..<plane.width {
                let first = row * columns + Int(Double(x) / cell)
                let border = borderDistance(SIMD2(Float(x), Float(y)), points, first, columns)
                let step = Int(border * 8)
                if step < profile.count { plane.values[y * plane.width + x] += depth * profile[step] }
            }
        }
    }

    /// Distance to the second nearest point less that to the nearest.
    @inline(__always)
    private static func borderDistance(_ place: SIMD2<Float>, _ points: [SIMD2<Float>], _ first: Int, _ columns: Int)
        -> Float
    {
        var (nearest, second) = (Float.greatestFiniteMagnitude, Float.greatestFiniteMagnitude)
        for row in 0..<3 {
            for column in 0..<3 {
                let offset = points[first + row * columns + column] - place
                let square = (offset * offset).sum()
                second = min(second, max(nearest, square))
                nearest = min(nearest, square)
            }
        }
        return second.squareRoot() - nearest.squareRoot()
    }

    /// exp(-d²/(2·w²)) in steps of an eighth of a pixel.
    private static func profile(_ halfWidth: Double) -> [Float] {
        (0..<Int(halfWidth * 32)).map { step in
            let distance = Double(step) / 8 / halfWidth
            return Float(PortableMath.exp(-0.5 * distance * distance))
        }
    }
}
