/// Zones: connected pixels of one level, by 8 neighbors in the plane or 26 in the volume ([thibault-2014], [ibsi-1] 9SAK).
///
/// One pass of union-find. A provisional label carries its size and its least distance to the border, so labels of two
/// rows (or, in a volume, of two slices) are all that is kept of the image.
struct ZoneLabels {
    private let volume: LevelVolume
    private let isVolumetric: Bool
    private let forest: ZoneForest
    /// Labels of the row above and of this row, or of whole slices.
    private var labels: [Int32]
    private var slicesBelow: [Int32]

    /// Calls `body` for every zone; the order is fixed but means nothing.
    static func forEach(
        _ volume: LevelVolume, slices: Range<Int>, isVolumetric: Bool, distances: BorderDistance? = nil,
        _ body: (_ level: Int, _ size: Int, _ distance: Int) -> Void
    ) {
        let plane = volume.stride * (volume.height + 2)
        var zones = ZoneLabels(volume, slices, isVolumetric)
        for z in slices {
            zones.add(slice: z, isFirst: z == slices.lowerBound || !isVolumetric) { y in
                distances.map { ($0.distances, (z - slices.lowerBound) * plane + volume.start(y: y, z: 0)) }
            }
        }
        zones.forest.forEachZone(body)
    }

    private init(_ volume: LevelVolume, _ slices: Range<Int>, _ isVolumetric: Bool) {
        (self.volume, self.isVolumetric) = (volume, isVolumetric)
        forest = ZoneForest(capacity: volume.width * volume.height * slices.count)
        labels = [Int32](repeating: 0, count: volume.stride * (isVolumetric ? volume.height + 2 : 2))
        slicesBelow = isVolumetric ? labels : []
    }

    private mutating func add(slice z: Int, isFirst: Bool, distances: (Int) -> (values: [UInt16], start: Int)?) {
        for y in 0..<volume.height {
            let place = (isVolumetric ? y + 1 : (y + 1) & 1) * volume.stride + 1
            let above = (isVolumetric ? y : y & 1) * volume.stride + 1
            let row = volume.start(y: y, z: z)
            let (forest, volume) = (forest, volume)
            let distances = distances(y)
            volume.bytes.withUnsafeBufferPointer { bytes in
                guard let levels = bytes.baseAddress.map({ $0 + row }) else { return }
                labels.withUnsafeMutableBufferPointer { labels in
                    guard let base = labels.baseAddress else { return }
                    ZoneLabels.label(
                        levels, volume, into: base + place, above: base + above, forest, isJoinedToRowAbove: y > 0)
                    if !isFirst {
                        slicesBelow.withUnsafeBufferPointer { below in
                            guard let below = below.baseAddress else { return }
                            ZoneLabels.join(levels, volume, base + place, below: below + place, forest)
                        }
                    }
                    forest.count(base + place, width: volume.width, levels: levels)
                    distances?.values.withUnsafeBufferPointer { values in
                        guard let values = values.baseAddress, let start = distances?.start else { return }
                        forest.lower(base + place, to: values + start, width: volume.width, levels: levels)
                    }
                }
            }
        }
        if isVolumetric { swap(&labels, &slicesBelow) }
    }

    /// Labels a row from its left and upper neighbors. The upper one is a neighbor of all others, so where it matches
    /// nothing else need be asked; the upper right one only touches it.
    private static func label(
        _ levels: UnsafePointer<UInt8>, _ volume: LevelVolume, into row: UnsafeMutablePointer<Int32>,
        above: UnsafeMutablePointer<Int32>, _ forest: ZoneForest, isJoinedToRowAbove: Bool
    ) {
        let up = levels - volume.stride
        for x in 0..<volume.width {
            let level = levels[x]
            guard level != 0 else { continue }
            if up[x] == level {
                row[x] = above[x]
                continue
            }
            var label: Int32 = 0
            if levels[x - 1] == level {
                label = row[x - 1]
            } else if up[x - 1] == level {
                label = above[x - 1]
            }
            if up[x + 1] == level {
                label = label == 0 ? above[x + 1] : forest.union(label, above[x + 1])
            }
            row[x] = label == 0 ? forest.add(level) : label
        }
    }

    /// Joins a row to its nine neighbors in the slice before.
    private static func join(
        _ levels: UnsafePointer<UInt8>, _ volume: LevelVolume, _ row: UnsafeMutablePointer<Int32>,
        below: UnsafePointer<Int32>, _ forest: ZoneForest
    ) {
        let plane = volume.stride * (volume.height + 2)
        for dy in -1...1 {
            for dx in -1...1 {
                let step = dy * volume.stride + dx
                for x in 0..<volume.width where levels[x] != 0 && levels[x + step - plane] == levels[x] {
                    _ = forest.union(row[x], below[x + step])
                }
            }
        }
    }
}

/// Provisional zones that turn out to be one are joined; each keeps its level, size and least distance to the border.
private final class ZoneForest {
    private let parents: UnsafeMutablePointer<Int32>
    private let sizes: UnsafeMutablePointer<Int32>
    private let distances: UnsafeMutablePointer<UInt16>
    private let levels: UnsafeMutablePointer<UInt8>
    /// Labels are 1..<next.
    private var next: Int32 = 1

    /// Memory that no label reaches is never touched.
    init(capacity: Int) {
        parents = .allocate(capacity: capacity + 1)
        sizes = .allocate(capacity: capacity + 1)
        distances = .allocate(capacity: capacity + 1)
        levels = .allocate(capacity: capacity + 1)
    }

    deinit {
        parents.deallocate()
        sizes.deallocate()
        distances.deallocate()
        levels.deallocate()
    }

    func add(_ level: UInt8) -> Int32 {
        let label = next
        parents[Int(label)] = label
        sizes[Int(label)] = 0
        distances[Int(label)] = .max
        levels[Int(label)] = level
        next += 1
        return label
    }

    private func root(_ label: Int32) -> Int32 {
        var label = label
        while parents[Int(label)] != label {
            parents[Int(label)] = parents[Int(parents[Int(label)])]
            label = parents[Int(label)]
        }
        return label
    }

    /// The older label stands for both.
    func union(_ a: Int32, _ b: Int32) -> Int32 {
        let (first, second) = (root(a), root(b))
        let (older, younger) = first < second ? (first, second) : (second, first)
        parents[Int(younger)] = older
        return older
    }

    func count(_ labels: UnsafePointer<Int32>, width: Int, levels: UnsafePointer<UInt8>) {
        for x in 0..<width where levels[x] != 0 { sizes[Int(labels[x])] &+= 1 }
    }

    func lower(
        _ labels: UnsafePointer<Int32>, to values: UnsafePointer<UInt16>, width: Int, levels: UnsafePointer<UInt8>
    ) {
        for x in 0..<width where levels[x] != 0 {
            let label = Int(labels[x])
            distances[label] = min(distances[label], values[x])
        }
    }

    func forEachZone(_ body: (_ level: Int, _ size: Int, _ distance: Int) -> Void) {
        for label in (1..<max(1, next)).reversed() where parents[Int(label)] != label {
            let parent = Int(root(label))
            sizes[parent] += sizes[Int(label)]
            distances[parent] = min(distances[parent], distances[Int(label)])
        }
        for label in 1..<max(1, Int(next)) where parents[label] == Int32(label) {
            body(Int(levels[label]), Int(sizes[label]), Int(distances[label]))
        }
    }
}
