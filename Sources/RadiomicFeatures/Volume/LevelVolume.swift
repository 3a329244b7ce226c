/// A stack of slices of discretized intensities: levels 1…levelCount inside the region, 0 outside. A photo is one slice.
///
/// A border of one empty pixel lies around every slice, so that windows of three pixels need no border rule.
package struct LevelVolume: Sendable {
    package let width: Int
    package let height: Int
    package let depth: Int
    /// Ng of the formulas.
    package let levelCount: Int
    /// Pixels between a row and the next: width + 2.
    let stride: Int
    private(set) var bytes: [UInt8]
    /// Pixels of each level, slice by slice.
    private let sliceCounts: [[Int]]

    /// - Parameter levels: row by row, slice by slice; 0 is outside.
    package init(width: Int, height: Int, depth: Int = 1, levelCount: Int, levels: [UInt8]) {
        precondition(levels.count == width * height * depth, "one level for every pixel")
        precondition((1...254).contains(levelCount), "1 to 254 levels")
        (self.width, self.height, self.depth, self.levelCount) = (width, height, depth, levelCount)
        stride = width + 2
        sliceCounts = (0..<depth).map { LevelVolume.counts(levels, $0 * width * height..<($0 + 1) * width * height) }
        precondition(sliceCounts.allSatisfy { $0.dropFirst(levelCount + 1).allSatisfy { $0 == 0 } }, "levels 0…Ng")
        bytes = [UInt8](repeating: 0, count: stride * (height + 2) * depth)
        bytes.withUnsafeMutableBufferPointer { target in
            levels.withUnsafeBufferPointer { source in
                guard let to = target.baseAddress, let from = source.baseAddress else { return }
                for row in 0..<height * depth {
                    let (z, y) = row.quotientAndRemainder(dividingBy: height)
                    (to + (z * (height + 2) + y + 1) * stride + 1).update(from: from + row * width, count: width)
                }
            }
        }
    }

    /// Where the first pixel of a row lies in `bytes`; rows -1 and height are the empty border.
    @inline(__always)
    func start(y: Int, z: Int) -> Int { (z * (height + 2) + y + 1) * stride + 1 }

    /// Pixels of each level in some slices, at the level's index; index 0 counts what is outside.
    package func histogram(slices: Range<Int>) -> [Int] {
        (0...levelCount).map { level in slices.reduce(0) { $0 + sliceCounts[$1][level] } }
    }

    /// Counts in two tables that add up, so that a run of one level does not wait for itself.
    private static func counts(_ levels: [UInt8], _ range: Range<Int>) -> [Int] {
        var (even, odd) = ([Int](repeating: 0, count: 256), [Int](repeating: 0, count: 256))
        levels.withUnsafeBufferPointer { levels in
            for index in Swift.stride(from: range.lowerBound, to: range.upperBound - 1, by: 2) {
                even[Int(levels[index])] &+= 1
                odd[Int(levels[index + 1])] &+= 1
            }
            if range.count % 2 == 1 { even[Int(levels[range.upperBound - 1])] &+= 1 }
        }
        return zip(even, odd).map { $0 + $1 }
    }

    /// Pixels of the region in some slices.
    package func voxelCount(slices: Range<Int>) -> Int { histogram(slices: slices).dropFirst().reduce(0, +) }
}
