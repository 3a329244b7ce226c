/// A keypoint of the baseline and one of the follow-up that look alike.
struct Match: Sendable, Hashable {
    var first: Int
    var second: Int
}

enum Matcher {
    /// Distance to the nearest over distance to the second nearest [lowe-2004].
    static let ratio: Float = 0.85

    /// Pairs that are each other's nearest and clearly nearer than the second.
    static func matches(_ first: KeypointSet, _ second: KeypointSet) -> [Match] {
        let (forward, backward) = nearest(first, second)
        return first.points.indices.compactMap { index in
            let found = forward[index]
            guard found.place >= 0, backward[found.place] == index else { return nil }
            // Descriptors are unit vectors: distance² = 2 - 2·similarity.
            let (near, next) = (max(0, 2 - 2 * found.best), max(0, 2 - 2 * found.next))
            return near < ratio * ratio * next ? Match(first: index, second: found.place) : nil
        }
    }

    struct Nearest {
        var place = -1
        var best: Float = -1
        var next: Float = -1
    }

    private static func nearest(_ first: KeypointSet, _ second: KeypointSet) -> ([Nearest], [Int]) {
        var forward = [Nearest](repeating: Nearest(), count: first.points.count)
        var backward = [Int](repeating: -1, count: second.points.count)
        var backwardBest = [Float](repeating: -1, count: second.points.count)
        first.descriptors.withUnsafeBufferPointer { a in
            second.descriptors.withUnsafeBufferPointer { b in
                for i in forward.indices {
                    var found = Nearest()
                    for j in backward.indices {
                        let similarity = dot(a, i * KeypointSet.length, b, j * KeypointSet.length)
                        if similarity > found.best {
                            (found.next, found.best, found.place) = (found.best, similarity, j)
                        } else if similarity > found.next {
                            found.next = similarity
                        }
                        if similarity > backwardBest[j] { (backwardBest[j], backward[j]) = (similarity, i) }
                    }
                    forward[i] = found
                }
            }
        }
        return (forward, backward)
    }

    @inline(__always)
    static func dot(_ a: UnsafeBufferPointer<Float>, _ i: Int, _ b: UnsafeBufferPointer<Float>, _ j: Int) -> Float {
        guard let a = a.baseAddress.map({ UnsafeRawPointer($0 + i) }),
            let b = b.baseAddress.map({ UnsafeRawPointer($0 + j) })
        else { return 0 }
        var sum = SIMD16<Float>.zero
        for k in 0..<KeypointSet.length / 16 {
            sum +=
                a.loadUnaligned(fromByteOffset: 64 * k, as: SIMD16<Float>.self)
                * b.loadUnaligned(fromByteOffset: 64 * k, as: SIMD16<Float>.self)
        }
        let eight = sum.lowHalf + sum.highHalf
        let four = eight.lowHalf + eight.highHalf
        return (four[0] + four[2]) + (four[1] + four[3])
    }
}
