/// Zones counted by level and size, or by level and distance to the border.
enum ZoneTables {
    /// GLSZM ([ibsi-1] 9SAK) and GLDZM (VMDZ) from one labeling.
    static func both(
        _ volume: LevelVolume, outline: LevelVolume, slices: Range<Int>, isVolumetric: Bool
    ) -> (sizes: LevelTable, distances: LevelTable) {
        let border = BorderDistance(outline, slices: slices, isVolumetric: isVolumetric)
        var (sizes, distances) = (SizeTally(levelCount: volume.levelCount), SizeTally(levelCount: volume.levelCount))
        ZoneLabels.forEach(volume, slices: slices, isVolumetric: isVolumetric, distances: border) {
            sizes.add($0, $1)
            distances.add($0, $2)
        }
        let voxels = volume.voxelCount(slices: slices)
        return (sizes.table(voxels: voxels), distances.table(voxels: voxels))
    }
}

/// Counts of small sizes in a dense table, and the few large ones in a list.
private struct SizeTally {
    private static let stride = 1024
    private let levelCount: Int
    private var dense: [Int]
    private var large: [(level: Int, size: Int)] = []

    init(levelCount: Int) {
        self.levelCount = levelCount
        dense = [Int](repeating: 0, count: (levelCount + 1) * SizeTally.stride)
    }

    mutating func add(_ level: Int, _ size: Int) {
        if size < SizeTally.stride { dense[level * SizeTally.stride + size] += 1 } else { large.append((level, size)) }
    }

    func table(voxels: Int) -> LevelTable {
        var table = LevelTable(dense: dense, stride: SizeTally.stride, levelCount: levelCount, voxels: voxels)
        var entries: [LevelTable.Entry] = []
        for (level, size) in large.sorted(by: { ($0.level, $0.size) < ($1.level, $1.size) }) {
            if let last = entries.last, (last.level, last.size) == (level, size) {
                entries[entries.count - 1].count += 1
            } else {
                entries.append(LevelTable.Entry(level: level, size: size, count: 1))
            }
        }
        table.merge(LevelTable(entries: entries, voxels: 0))
        return table
    }
}
