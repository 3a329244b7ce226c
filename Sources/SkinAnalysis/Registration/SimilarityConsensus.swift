import Imaging

/// x' = a·x - b·y + c, y' = b·x + a·y + d: rotation, scale and shift.
struct Similarity: Sendable, Hashable {
    var a: Double
    var b: Double
    var c: Double
    var d: Double

    func apply(_ x: Double, _ y: Double) -> (x: Double, y: Double) { (a * x - b * y + c, b * x + a * y + d) }

    var scale: Double { (a * a + b * b).squareRoot() }

    var map: ProjectiveMap { ProjectiveMap([a, -b, c, b, a, d, 0, 0, 1]) }
}

/// The similarity most matches agree on: seeded draws of two matches (RANSAC, Fischler and Bolles 1981).
struct SimilarityConsensus {
    let first: KeypointSet
    let second: KeypointSet
    let matches: [Match]
    /// Distance a match may miss by, pixels: perspective and swelling included.
    let tolerance: Double

    static let draws = 6000

    /// The best similarity and the matches within tolerance of it.
    func best() -> (similarity: Similarity, inliers: [Match])? {
        guard matches.count >= 4 else { return nil }
        var generator = SeededGenerator(seed: 0x5eed)
        var winner: (Similarity, Int)?
        for _ in 0..<SimilarityConsensus.draws {
            let (i, j) = (generator.index(below: matches.count), generator.index(below: matches.count))
            guard i != j, let candidate = similarity(matches[i], matches[j]) else { continue }
            let count = matches.count { agrees($0, candidate) }
            if count > winner?.1 ?? 3 { winner = (candidate, count) }
        }
        guard var (similarity, _) = winner else { return nil }
        for _ in 0..<4 {
            guard let refined = fit(matches.filter { agrees($0, similarity) }) else { break }
            similarity = refined
        }
        return (similarity, matches.filter { agrees($0, similarity) })
    }

    /// Within tolerance in place, a factor of 1.6 in size and 30° in direction.
    func agrees(_ match: Match, _ similarity: Similarity) -> Bool {
        let (p, q) = (first.points[match.first], second.points[match.second])
        let (x, y) = similarity.apply(p.x, p.y)
        guard (x - q.x) * (x - q.x) + (y - q.y) * (y - q.y) <= tolerance * tolerance else { return false }
        return looksTurned(p, q, similarity)
    }

    func looksTurned(_ p: Keypoint, _ q: Keypoint, _ similarity: Similarity) -> Bool {
        let scale = similarity.scale
        let size = q.sigma / (p.sigma * scale)
        guard size > 1 / 1.6, size < 1.6 else { return false }
        let cosine = (similarity.a * p.cosine - similarity.b * p.sine) / scale
        let sine = (similarity.b * p.cosine + similarity.a * p.sine) / scale
        return cosine * q.cosine + sine * q.sine > 0.866
    }

    private func similarity(_ m: Match, _ n: Match) -> Similarity? {
        let (p, q) = (first.points[m.first], first.points[n.first])
        let (u, v) = (second.points[m.second], second.points[n.second])
        let (dx, dy, ex, ey) = (q.x - p.x, q.y - p.y, v.x - u.x, v.y - u.y)
        let square = dx * dx + dy * dy
        guard square > 4 * tolerance * tolerance else { return nil }
        let (a, b) = ((ex * dx + ey * dy) / square, (ey * dx - ex * dy) / square)
        let candidate = Similarity(a: a, b: b, c: u.x - a * p.x + b * p.y, d: u.y - b * p.x - a * p.y)
        guard candidate.scale > 0.3, candidate.scale < 3.3, looksTurned(p, u, candidate), looksTurned(q, v, candidate)
        else { return nil }
        return candidate
    }

    /// Least squares.
    private func fit(_ inliers: [Match]) -> Similarity? {
        guard inliers.count >= 3 else { return nil }
        let n = Double(inliers.count)
        var (px, py, qx, qy) = (0.0, 0.0, 0.0, 0.0)
        for match in inliers {
            px += first.points[match.first].x / n
            py += first.points[match.first].y / n
            qx += second.points[match.second].x / n
            qy += second.points[match.second].y / n
        }
        var (along, across, square) = (0.0, 0.0, 0.0)
        for match in inliers {
            let (x, y) = (first.points[match.first].x - px, first.points[match.first].y - py)
            let (u, v) = (second.points[match.second].x - qx, second.points[match.second].y - qy)
            along += x * u + y * v
            across += x * v - y * u
            square += x * x + y * y
        }
        guard square > 0 else { return nil }
        let (a, b) = (along / square, across / square)
        return Similarity(a: a, b: b, c: qx - a * px + b * py, d: qy - b * px - a * py)
    }
}
