import Imaging

/// A smooth random field: normal nodes a fixed distance apart, smoothstep between them; mean about 0.
enum SmoothField {
    static func add(
        to plane: inout Plane, spacing: Double, deviation: Float, _ random: inout PhantomRandom
    ) {
        let columns = Int(Double(plane.width) / spacing) + 2
        let rows = Int(Double(plane.height) / spacing) + 2
        let nodes = (0..<columns * rows).map { _ in Float(random.normal()) * deviation * 1.56 }
        let across = steps(plane.width, spacing)
        for (y, step) in steps(plane.height, spacing).enumerated() {
            let (upper, lower) = (step.index * columns, (step.index + 1) * columns)
            for (x, place) in across.enumerated() {
                let left = nodes[upper + place.index] * (1 - step.share) + nodes[lower + place.index] * step.share
                let right =
                    nodes[upper + place.index + 1] * (1 - step.share) + nodes[lower + place.index + 1] * step.share
                plane.values[y * plane.width + x] += left * (1 - place.share) + right * place.share
            }
        }
    }

    private static func steps(_ count: Int, _ spacing: Double) -> [(index: Int, share: Float)] {
        (0..<count).map { pixel in
            let position = Double(pixel) / spacing
            let part = Float(position - position.rounded(.down))
            return (Int(position), part * part * (3 - 2 * part))
        }
    }
}
