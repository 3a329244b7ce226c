/// Matches once the similarity is known: within reach of it descriptors need not be unique, so far more pairs are found.
struct GuidedMatching {
    let consensus: SimilarityConsensus
    let similarity: Similarity

    private static let leastLikeness: Float = 0.7

    /// Nearest in looks among all within tolerance, both ways.
    func matches() -> [Match] {
        let (first, second) = (consensus.first, consensus.second)
        var backward = [(best: Float, place: Int)](repeating: (-1, -1), count: second.points.count)
        var forward = [(best: Float, place: Int)](repeating: (-1, -1), count: first.points.count)
        let reach = consensus.tolerance * consensus.tolerance
        first.descriptors.withUnsafeBufferPointer { a in
            second.descriptors.withUnsafeBufferPointer { b in
                for i in first.points.indices {
                    let p = first.points[i]
                    let (x, y) = similarity.apply(p.x, p.y)
                    for j in second.points.indices {
                        let q = second.points[j]
                        guard (x - q.x) * (x - q.x) + (y - q.y) * (y - q.y) <= reach,
                            consensus.looksTurned(p, q, similarity)
                        else { continue }
                        let likeness = Matcher.dot(a, i * KeypointSet.length, b, j * KeypointSet.length)
                        if likeness > forward[i].best { forward[i] = (likeness, j) }
                        if likeness > backward[j].best { backward[j] = (likeness, i) }
                    }
                }
            }
        }
        return first.points.indices.compactMap { i in
            let found = forward[i]
            guard found.place >= 0, found.best > GuidedMatching.leastLikeness, backward[found.place].place == i else {
                return nil
            }
            return Match(first: i, second: found.place)
        }
    }
}
