/// For each level i how many pixels have neighbors in the region, and the sum of their distances from the neighbors' mean
/// level ([amadasun-1989], [ibsi-1] IPET).
///
/// |i - Σ/n| is |i·n - Σ|/n, so whole numbers are summed for each count n of neighbors and divided once at the end: exact,
/// whatever the order.
struct NeighborhoodDifferences: MergingMatrix {
    private static let mostNeighbors = 26
    /// At `level·27 + n`.
    private var pixels: [Int]
    private var differences: [Int]
    let levelCount: Int

    init(_ volume: LevelVolume, slices: Range<Int>, isVolumetric: Bool) {
        levelCount = volume.levelCount
        let count = (levelCount + 1) * (NeighborhoodDifferences.mostNeighbors + 1)
        (pixels, differences) = ([Int](repeating: 0, count: count), [Int](repeating: 0, count: count))
        var row = WindowSums(width: volume.width)
        for z in slices {
            for y in 0..<volume.height {
                row.fill(volume, WindowRows(volume, y: y, z: z, isVolumetric: isVolumetric))
                row.add(volume, y, z, &pixels, &differences)
            }
        }
    }

    mutating func merge(_ other: NeighborhoodDifferences) {
        for index in pixels.indices {
            pixels[index] += other.pixels[index]
            differences[index] += other.differences[index]
        }
    }

    var isEmpty: Bool { pixels.allSatisfy { $0 == 0 } }

    /// nᵢ of the levels 1…Ng.
    var counts: [Int] {
        (1...levelCount).map { level in
            (1...NeighborhoodDifferences.mostNeighbors).reduce(0) { $0 + pixels[level * 27 + $1] }
        }
    }

    /// sᵢ of the levels 1…Ng.
    var sums: [Double] {
        (1...levelCount).map { level in
            (1...NeighborhoodDifferences.mostNeighbors).reduce(0.0) {
                $0 + Double(differences[level * 27 + $1]) / Double($1)
            }
        }
    }
}

/// Sums of the levels and counts of the pixels of a window, for one row.
private struct WindowSums {
    private let width: Int
    /// One column wider than the row on each side.
    private var columnLevels: [UInt16]
    private var columnPixels: [UInt16]

    init(width: Int) {
        self.width = width
        columnLevels = [UInt16](repeating: 0, count: width + 2)
        columnPixels = columnLevels
    }

    mutating func fill(_ volume: LevelVolume, _ rows: WindowRows) {
        let count = width + 2
        volume.bytes.withUnsafeBufferPointer { bytes in
            columnLevels.withUnsafeMutableBufferPointer { levels in
                columnPixels.withUnsafeMutableBufferPointer { pixels in
                    levels.update(repeating: 0)
                    pixels.update(repeating: 0)
                    for start in rows.starts {
                        for x in 0..<count {
                            let level = UInt16(truncatingIfNeeded: bytes[start + x - 1])
                            levels[x] &+= level
                            pixels[x] &+= level == 0 ? 0 : 1
                        }
                    }
                }
            }
        }
    }

    func add(_ volume: LevelVolume, _ y: Int, _ z: Int, _ pixels: inout [Int], _ differences: inout [Int]) {
        let start = volume.start(y: y, z: z)
        volume.bytes.withUnsafeBufferPointer { bytes in
            columnLevels.withUnsafeBufferPointer { levels in
                columnPixels.withUnsafeBufferPointer { counts in
                    pixels.withUnsafeMutableBufferPointer { pixels in
                        differences.withUnsafeMutableBufferPointer { differences in
                            for x in 0..<width where bytes[start + x] != 0 {
                                let level = Int(bytes[start + x])
                                let sum = Int(levels[x]) + Int(levels[x + 1]) + Int(levels[x + 2]) - level
                                let count = Int(counts[x]) + Int(counts[x + 1]) + Int(counts[x + 2]) - 1
                                pixels[level &* 27 &+ count] &+= 1
                                differences[level &* 27 &+ count] &+= abs(level &* count &- sum)
                            }
                        }
                    }
                }
            }
        }
    }
}
