import KernelAPI

/// Counts of gray-level pairs at given offsets (Haralick 1973), symmetric as in the IBSI reference manual.
///
/// Border rule: pairs that leave the image do not count, nor does one whose either pixel is unmeasured.
package struct CooccurrenceMatrix: Sendable, Hashable {
    package let levels: Int
    /// `counts[i * levels + j]`, both orders of each pair.
    package private(set) var counts: [Int]

    /// - Parameter plane: levels 0..<levels; any larger byte is unmeasured.
    package init(_ plane: BytePlane, levels: Int, offsets: [(dx: Int, dy: Int)]) {
        precondition((1...255).contains(levels), "1 to 255 levels")
        self.levels = levels
        let side = levels + 1
        var tables = [Int32](repeating: 0, count: 2 * side * side)
        counts = [Int](repeating: 0, count: levels * levels)
        for offset in offsets {
            for y in max(0, -offset.dy)..<max(max(0, -offset.dy), min(plane.height, plane.height - offset.dy)) {
                CooccurrenceMatrix.add(plane, y, offset, levels, &tables)
            }
        }
        for i in 0..<levels {
            for j in 0..<levels {
                let pairs = Int(tables[i * side + j]) + Int(tables[side * side + i * side + j])
                counts[i * levels + j] += pairs
                counts[j * levels + i] += pairs
            }
        }
    }

    /// Σ of all counts.
    package var total: Int { counts.reduce(0, +) }

    private static func add(
        _ plane: BytePlane, _ y: Int, _ offset: (dx: Int, dy: Int), _ levels: Int, _ tables: inout [Int32]
    ) {
        let left = max(0, -offset.dx)
        let count = min(plane.width, plane.width - offset.dx) - left
        guard count > 0 else { return }
        plane.bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            let first = start + y * plane.width + left
            let second = start + (y + offset.dy) * plane.width + left + offset.dx
            KernelChoice.current.cooccur(first, second, count: count, levels: levels, into: &tables)
        }
    }
}
