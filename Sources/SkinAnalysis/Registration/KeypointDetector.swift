import Imaging

/// Extrema of differences of Gaussians, placed between pixels and scales [lowe-2004].
struct KeypointDetector {
    /// Weaker blobs are noise; in standard deviations of the normalized luma.
    static let leastResponse: Float = 0.03
    /// Larger ratios of curvature are edges, along which nothing can be placed.
    static let edgeRatio: Float = 10

    struct Candidate {
        var octave: Int
        var layer: Int
        /// On the octave's grid, centers at whole numbers.
        var x: Double
        var y: Double
        var step: Double
        var response: Float
    }

    static func candidates(in space: ScaleSpace) -> [Candidate] {
        space.octaves.indices.flatMap { candidates(in: space.octaves[$0], number: $0) }
    }

    private static func candidates(in octave: ScaleSpace.Octave, number: Int) -> [Candidate] {
        let differences = zip(octave.gaussians, octave.gaussians.dropFirst()).map { finer, coarser in
            var plane = coarser
            for index in plane.values.indices { plane.values[index] -= finer.values[index] }
            return plane
        }
        var found: [Candidate] = []
        for layer in 1...ScaleSpace.steps {
            let neighborhood = Neighborhood(differences, layer)
            neighborhood.eachExtremum(above: 0.6 * leastResponse) { x, y in
                if let candidate = placed(differences, octave: number, layer, x, y) { found.append(candidate) }
            }
        }
        return found
    }

    /// Moves to the top of the fitted paraboloid; nil where there is none near, or it is weak or an edge.
    private static func placed(_ planes: [Plane], octave: Int, _ layer: Int, _ x: Int, _ y: Int) -> Candidate? {
        var (x, y, layer) = (x, y, layer)
        for _ in 0..<4 {
            let fit = Paraboloid(planes, layer, x, y)
            guard let top = fit.top else { return nil }
            if max(abs(top.x), abs(top.y), abs(top.step)) <= 0.6 {
                guard abs(top.value) >= leastResponse, fit.isBlob(KeypointDetector.edgeRatio) else { return nil }
                return Candidate(
                    octave: octave, layer: layer, x: Double(x) + Double(top.x), y: Double(y) + Double(top.y),
                    step: Double(layer) + Double(top.step), response: abs(top.value))
            }
            x += Int(max(-1, min(1, top.x.rounded())))
            y += Int(max(-1, min(1, top.y.rounded())))
            layer += Int(max(-1, min(1, top.step.rounded())))
            guard (1...ScaleSpace.steps).contains(layer), (5..<planes[0].width - 5).contains(x),
                (5..<planes[0].height - 5).contains(y)
            else { return nil }
        }
        return nil
    }
}

/// Three planes of differences.
private struct Neighborhood {
    let below: Plane
    let middle: Plane
    let above: Plane

    init(_ planes: [Plane], _ layer: Int) {
        (below, middle, above) = (planes[layer - 1], planes[layer], planes[layer + 1])
    }

    func eachExtremum(above limit: Float, _ body: (Int, Int) -> Void) {
        let width = middle.width
        middle.values.withUnsafeBufferPointer { middle in
            below.values.withUnsafeBufferPointer { below in
                above.values.withUnsafeBufferPointer { above in
                    for y in 5..<max(6, self.middle.height - 5) where y < self.middle.height - 5 {
                        for x in 5..<max(6, width - 5) where x < width - 5 {
                            let at = y * width + x
                            let v = middle[at]
                            guard v > limit || v < -limit else { continue }
                            // Turned so that a maximum is looked for.
                            let sign: Float = v > 0 ? 1 : -1
                            let value = v * sign
                            guard Neighborhood.isTop(middle, at, width, value, sign, isMiddle: true),
                                Neighborhood.isTop(below, at, width, value, sign, isMiddle: false),
                                Neighborhood.isTop(above, at, width, value, sign, isMiddle: false)
                            else { continue }
                            body(x, y)
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func isTop(
        _ plane: UnsafeBufferPointer<Float>, _ at: Int, _ width: Int, _ value: Float, _ sign: Float, isMiddle: Bool
    ) -> Bool {
        for row in [at - width, at, at + width] {
            if sign * plane[row - 1] > value || sign * plane[row + 1] > value { return false }
            if !(isMiddle && row == at), sign * plane[row] > value { return false }
        }
        return true
    }
}

/// The quadratic through 27 values of space and scale.
private struct Paraboloid {
    private let value: Float
    private let dx: Float
    private let dy: Float
    private let ds: Float
    private let xx: Float
    private let yy: Float
    private let ss: Float
    private let xy: Float
    private let xs: Float
    private let ys: Float

    init(_ planes: [Plane], _ layer: Int, _ x: Int, _ y: Int) {
        let (a, b, c) = (planes[layer - 1], planes[layer], planes[layer + 1])
        value = b[x, y]
        dx = (b[x + 1, y] - b[x - 1, y]) / 2
        dy = (b[x, y + 1] - b[x, y - 1]) / 2
        ds = (c[x, y] - a[x, y]) / 2
        xx = b[x + 1, y] + b[x - 1, y] - 2 * value
        yy = b[x, y + 1] + b[x, y - 1] - 2 * value
        ss = c[x, y] + a[x, y] - 2 * value
        xy = (b[x + 1, y + 1] - b[x - 1, y + 1] - b[x + 1, y - 1] + b[x - 1, y - 1]) / 4
        xs = (c[x + 1, y] - c[x - 1, y] - a[x + 1, y] + a[x - 1, y]) / 4
        ys = (c[x, y + 1] - c[x, y - 1] - a[x, y + 1] + a[x, y - 1]) / 4
    }

    /// Where the gradient vanishes, by Cramer's rule.
    var top: (x: Float, y: Float, step: Float, value: Float)? {
        let determinant = xx * (yy * ss - ys * ys) - xy * (xy * ss - ys * xs) + xs * (xy * ys - yy * xs)
        guard abs(determinant) > 1e-20 else { return nil }
        let x = -(dx * (yy * ss - ys * ys) - xy * (dy * ss - ys * ds) + xs * (dy * ys - yy * ds)) / determinant
        let y = -(xx * (dy * ss - ds * ys) - dx * (xy * ss - ys * xs) + xs * (xy * ds - dy * xs)) / determinant
        let s = -(xx * (yy * ds - ys * dy) - xy * (xy * ds - xs * dy) + dx * (xy * ys - yy * xs)) / determinant
        guard x.isFinite, y.isFinite, s.isFinite else { return nil }
        return (x, y, s, value + (dx * x + dy * y + ds * s) / 2)
    }

    func isBlob(_ ratio: Float) -> Bool {
        let (trace, determinant) = (xx + yy, xx * yy - xy * xy)
        return determinant > 0 && trace * trace * ratio < (ratio + 1) * (ratio + 1) * determinant
    }
}
