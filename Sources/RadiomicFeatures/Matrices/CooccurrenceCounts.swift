import Imaging
import KernelAPI

/// How often level j lies one offset from level i, both orders of a pair ([haralick-1973], [ibsi-1] LFYI).
struct CooccurrenceCounts: MergingMatrix {
    let levelCount: Int
    /// `counts[(i - 1)·levelCount + j - 1]`
    private(set) var counts: [Int]

    /// Pairs of which either pixel is outside the region or the volume do not count.
    init(_ volume: LevelVolume, slices: Range<Int>, offset: PixelOffset) {
        levelCount = volume.levelCount
        // The kernel numbers levels from 0 and puts what it does not know into a last row and column.
        let side = volume.levelCount + 2
        var tables = [Int32](repeating: 0, count: 2 * side * side)
        for z in slices where slices.contains(z + offset.dz) {
            for y in max(0, -offset.dy)..<max(0, -offset.dy, min(volume.height, volume.height - offset.dy)) {
                CooccurrenceCounts.add(volume, y, z, offset, &tables)
            }
        }
        counts = [Int](repeating: 0, count: levelCount * levelCount)
        for i in 1...levelCount {
            for j in 1...levelCount {
                let pairs = Int(tables[i * side + j]) + Int(tables[side * side + i * side + j])
                counts[(i - 1) * levelCount + j - 1] += pairs
                counts[(j - 1) * levelCount + i - 1] += pairs
            }
        }
    }

    private static func add(
        _ volume: LevelVolume, _ y: Int, _ z: Int, _ offset: PixelOffset, _ tables: inout [Int32]
    ) {
        let left = max(0, -offset.dx)
        let count = min(volume.width, volume.width - offset.dx) - left
        guard count > 0 else { return }
        volume.bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            let first = base + volume.start(y: y, z: z) + left
            let second = base + volume.start(y: y + offset.dy, z: z + offset.dz) + left + offset.dx
            KernelChoice.current.cooccur(first, second, count: count, levels: volume.levelCount + 1, into: &tables)
        }
    }

    mutating func merge(_ other: CooccurrenceCounts) {
        for index in counts.indices { counts[index] += other.counts[index] }
    }

    var isEmpty: Bool { counts.allSatisfy { $0 == 0 } }
}
