import Imaging

/// A homography through matches whose weight falls smoothly with their residual, while the noise scale shrinks step by step
/// (in the manner of MAGSAC++, Barath et al. 2020: no sharp threshold decides).
struct RobustHomography {
    let first: KeypointSet
    let second: KeypointSet

    /// - Returns: the map and its inliers, within three times `finest` pixels.
    func fit(_ matches: [Match], from start: ProjectiveMap, coarsest: Double, finest: Double) -> (
        map: ProjectiveMap, inliers: [Match]
    )? {
        var map = start
        var scale = coarsest
        // Eight free numbers need support; a similarity that is already right must not be bent by six points.
        while true {
            for _ in 0..<3 {
                guard let better = step(matches, map, scale) else { return nil }
                map = better
            }
            if scale <= finest { break }
            scale = max(finest, scale / 1.6)
        }
        let inliers = matches.filter { residual($0, map) < 3 * finest }
        return (map, inliers)
    }

    func residual(_ match: Match, _ map: ProjectiveMap) -> Double {
        let (p, q) = (first.points[match.first], second.points[match.second])
        let (x, y) = map.source(x: p.x, y: p.y)
        return ((x - q.x) * (x - q.x) + (y - q.y) * (y - q.y)).squareRoot()
    }

    /// One Gauss-Newton step with Cauchy-like weights, damped toward the map at hand.
    private func step(_ matches: [Match], _ map: ProjectiveMap, _ scale: Double) -> ProjectiveMap? {
        let frame = PointFrame(matches.map { (first.points[$0.first].x, first.points[$0.first].y) })
        var normal = [Double](repeating: 0, count: 64)
        var right = [Double](repeating: 0, count: 8)
        for match in matches {
            let (p, q) = (first.points[match.first], second.points[match.second])
            let (x, y) = map.source(x: p.x, y: p.y)
            let (rx, ry) = (q.x - x, q.y - y)
            let ratio = (rx * rx + ry * ry) / (scale * scale)
            guard ratio < 25 else { continue }
            let weight = 1 / ((1 + ratio) * (1 + ratio)) / max(1, p.sigma * p.sigma / 9)
            let (u, v) = frame.place(p.x, p.y)
            let j = map.jacobian(x: p.x, y: p.y)
            let rows = HomographyBasis.rows(u, v, j, frame.scale)
            for a in 0..<8 {
                right[a] += weight * (rows.x[a] * rx + rows.y[a] * ry)
                for b in 0...a {
                    normal[8 * a + b] += weight * (rows.x[a] * rows.x[b] + rows.y[a] * rows.y[b])
                }
            }
        }
        for a in 0..<8 {
            // Perspective is held back while few matches support it.
            normal[9 * a] *= 1 + 1e-9
            if a >= 6 { normal[9 * a] += 0.01 * normal[0] }
            for b in 0..<a { normal[8 * b + a] = normal[8 * a + b] }
        }
        guard let system = CholeskySystem(normal, size: 8) else { return nil }
        return map.after(frame.map(of: system.solve(right))).normalized
    }
}

/// Coordinates about the middle of the support, of size about one: eight numbers of like weight.
struct PointFrame: Sendable {
    let x: Double
    let y: Double
    let scale: Double

    init(x: Double, y: Double, scale: Double) { (self.x, self.y, self.scale) = (x, y, scale) }

    init(_ points: [(Double, Double)]) {
        let n = Double(max(1, points.count))
        var (sx, sy) = (0.0, 0.0)
        for (x, y) in points {
            sx += x
            sy += y
        }
        var square = 0.0
        for (x, y) in points { square += (x - sx / n) * (x - sx / n) + (y - sy / n) * (y - sy / n) }
        (x, y, scale) = (sx / n, sy / n, max(1, (square / n).squareRoot()))
    }

    func place(_ px: Double, _ py: Double) -> (Double, Double) { ((px - x) / scale, (py - y) / scale) }

    /// The small map of the baseline onto itself that eight parameters stand for.
    func map(of p: [Double]) -> ProjectiveMap {
        let inner = ProjectiveMap([1 + p[0], p[1], p[2], p[3], 1 + p[4], p[5], p[6], p[7], 1])
        let inward = ProjectiveMap([1 / scale, 0, -x / scale, 0, 1 / scale, -y / scale, 0, 0, 1])
        let outward = ProjectiveMap([scale, 0, x, 0, scale, y, 0, 0, 1])
        return outward.after(inner).after(inward)
    }
}

/// How a point moves with the eight parameters of `PointFrame.map`.
enum HomographyBasis {
    /// Rows of x' and y' in pixels, through the derivative of the outer map.
    static func rows(
        _ u: Double, _ v: Double, _ j: (xx: Double, xy: Double, yx: Double, yy: Double), _ scale: Double
    ) -> (x: [Double], y: [Double]) {
        let du = [u, v, 1, 0, 0, 0, -u * u, -u * v]
        let dv = [0, 0, 0, u, v, 1, -u * v, -v * v]
        return (
            (0..<8).map { scale * (j.xx * du[$0] + j.xy * dv[$0]) },
            (0..<8).map { scale * (j.yx * du[$0] + j.yy * dv[$0]) }
        )
    }
}
