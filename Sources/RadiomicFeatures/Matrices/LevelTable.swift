/// Counts over a gray level i and a whole number j (run length, zone size, zone distance, dependence): the form that
/// four families share.
struct LevelTable: MergingMatrix {
    struct Entry: Hashable {
        let level: Int
        let size: Int
        var count: Int
    }

    /// By level, then size; every count is positive.
    private(set) var entries: [Entry]
    /// Nv: pixels of the region, once for every matrix that was merged.
    private(set) var voxels: Int

    init(entries: [Entry], voxels: Int) {
        (self.entries, self.voxels) = (entries, voxels)
    }

    /// From counts at `level·stride + size`; level 0 and size 0 are skipped.
    init(dense: [Int], stride: Int, levelCount: Int, voxels: Int) {
        entries = []
        for level in 1...levelCount {
            for size in 1..<stride where dense[level * stride + size] > 0 {
                entries.append(Entry(level: level, size: size, count: dense[level * stride + size]))
            }
        }
        self.voxels = voxels
    }

    var isEmpty: Bool { entries.isEmpty }
    /// Ns of the formulas.
    var total: Int { entries.reduce(0) { $0 + $1.count } }

    mutating func merge(_ other: LevelTable) {
        voxels += other.voxels
        var merged: [Entry] = []
        merged.reserveCapacity(entries.count + other.entries.count)
        var (mine, theirs) = (entries[...], other.entries[...])
        while let a = mine.first, let b = theirs.first {
            if (a.level, a.size) == (b.level, b.size) {
                merged.append(Entry(level: a.level, size: a.size, count: a.count + b.count))
                mine.removeFirst()
                theirs.removeFirst()
            } else if (a.level, a.size) < (b.level, b.size) {
                merged.append(mine.removeFirst())
            } else {
                merged.append(theirs.removeFirst())
            }
        }
        entries = merged + mine + theirs
    }

    /// Σ over sizes, for each level that occurs, by level.
    var levelTotals: [Int] { LevelTable.totals(entries.map { ($0.level, $0.count) }) }
    /// Σ over levels, for each size that occurs, by size.
    var sizeTotals: [Int] {
        LevelTable.totals(entries.map { ($0.size, $0.count) }.sorted { $0.0 < $1.0 })
    }

    private static func totals(_ sorted: [(key: Int, count: Int)]) -> [Int] {
        var totals: [Int] = []
        var last: Int?
        for (key, count) in sorted {
            if key == last { totals[totals.count - 1] += count } else { totals.append(count) }
            last = key
        }
        return totals
    }
}
