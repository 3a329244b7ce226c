import Imaging

/// A perspective map of the card's plane to the photo: x = (a·u + b·v + c)/(g·u + h·v + 1), y likewise.
struct Homography: Sendable, Hashable {
    /// a, b, c, d, e, f, g, h.
    let terms: [Double]

    init(terms: [Double]) { self.terms = terms }

    /// Least squares over four or more pairs; nil when they do not determine a map.
    ///
    /// The pairs are centered and scaled first, without which the normal equations lose half their digits.
    init?(plane: [PolygonPoint], photo: [PolygonPoint], weights: [Double]? = nil) {
        guard plane.count >= 4, let from = Frame(plane), let to = Frame(photo) else { return nil }
        let weights = weights ?? [Double](repeating: 1, count: plane.count)
        var (rows, targets, doubled): ([[Double]], [Double], [Double]) = ([], [], [])
        for index in plane.indices {
            let (p, q) = (from.inside(plane[index]), to.inside(photo[index]))
            rows.append([p.x, p.y, 1, 0, 0, 0, -q.x * p.x, -q.x * p.y])
            rows.append([0, 0, 0, p.x, p.y, 1, -q.y * p.x, -q.y * p.y])
            targets += [q.x, q.y]
            doubled += [weights[index], weights[index]]
        }
        guard let inner = LinearSystem.leastSquares(rows, targets, weights: doubled) else { return nil }
        terms = Homography.composed(to, inner, from)
    }

    func point(_ u: Double, _ v: Double) -> PolygonPoint {
        let depth = terms[6] * u + terms[7] * v + 1
        return PolygonPoint(
            x: (terms[0] * u + terms[1] * v + terms[2]) / depth, y: (terms[3] * u + terms[4] * v + terms[5]) / depth)
    }

    /// Pixels per unit of the plane along u and v at a place, and the area one unit square takes there.
    func scale(_ u: Double, _ v: Double) -> (u: Double, v: Double, area: Double) {
        let step = 1e-3
        let (left, right, up, down) = (point(u - step, v), point(u + step, v), point(u, v - step), point(u, v + step))
        let alongU = ((right.x - left.x) / (2 * step), (right.y - left.y) / (2 * step))
        let alongV = ((down.x - up.x) / (2 * step), (down.y - up.y) / (2 * step))
        return (
            (alongU.0 * alongU.0 + alongU.1 * alongU.1).squareRoot(),
            (alongV.0 * alongV.0 + alongV.1 * alongV.1).squareRoot(), abs(alongU.0 * alongV.1 - alongU.1 * alongV.0)
        )
    }

    /// The same map for a photo enlarged by `factor` and moved.
    func enlarged(_ factor: Double, offset: PolygonPoint) -> Homography {
        var new = terms
        for index in 0..<3 {
            let depth = index == 2 ? 1 : terms[6 + index]
            new[index] = factor * terms[index] + offset.x * depth
            new[3 + index] = factor * terms[3 + index] + offset.y * depth
        }
        return Homography(terms: new)
    }

    private static func composed(_ to: Frame, _ inner: [Double], _ from: Frame) -> [Double] {
        let h = [[inner[0], inner[1], inner[2]], [inner[3], inner[4], inner[5]], [inner[6], inner[7], 1]]
        // Right factor: plane to its frame; left factor: frame to photo.
        let right = h.map { row in
            [row[0] / from.scale, row[1] / from.scale, row[2] - (row[0] * from.x + row[1] * from.y) / from.scale]
        }
        let x = (0..<3).map { right[0][$0] * to.scale + right[2][$0] * to.x }
        let y = (0..<3).map { right[1][$0] * to.scale + right[2][$0] * to.y }
        let depth = right[2][2]
        return (x + y + [right[2][0], right[2][1]]).map { $0 / depth }
    }

    private struct Frame {
        let x: Double
        let y: Double
        let scale: Double

        init?(_ points: [PolygonPoint]) {
            let count = Double(points.count)
            let (centerX, centerY) = (points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
            let spread = points.reduce(0) { sum, point in
                let (dx, dy) = (point.x - centerX, point.y - centerY)
                return sum + dx * dx + dy * dy
            }
            guard spread > 0 else { return nil }
            (x, y, scale) = (centerX, centerY, (spread / count / 2).squareRoot())
        }

        func inside(_ point: PolygonPoint) -> PolygonPoint {
            PolygonPoint(x: (point.x - x) / scale, y: (point.y - y) / scale)
        }
    }
}
