/// Runs of one level along a direction, counted by level and length ([galloway-1975], [ibsi-1] TP0I).
///
/// Every pixel is given the length of its run so far. N(g, l) pixels then carry length l, one for each run of at least l
/// pixels, so R(g, l) = N(g, l) - N(g, l + 1): row passes that never ask where a run ends.
struct RunLengthCounts {
    private let volume: LevelVolume
    private let offset: PixelOffset
    private let stride: Int
    /// N(g, l) at `g·stride + l`.
    private var counts: [Int32]
    /// Lengths so far, of two rows, or of two planes where the direction leaves the slice: what went before, and now.
    private var before: [Int32]
    private var now: [Int32]

    static func table(_ volume: LevelVolume, slices: Range<Int>, offset: PixelOffset) -> LevelTable {
        var runs = RunLengthCounts(volume, offset)
        for z in slices { runs.add(slice: z, isFirst: z == slices.lowerBound) }
        return runs.table(voxels: volume.voxelCount(slices: slices))
    }

    private init(_ volume: LevelVolume, _ offset: PixelOffset) {
        (self.volume, self.offset) = (volume, offset)
        stride = max(volume.width, volume.height, volume.depth) + 2
        counts = [Int32](repeating: 0, count: (volume.levelCount + 1) * stride)
        before = [Int32](repeating: 0, count: volume.stride * (offset.dz == 0 ? 1 : volume.height + 2))
        now = before
    }

    private mutating func add(slice z: Int, isFirst: Bool) {
        let isPlane = offset.dz != 0
        for y in 0..<volume.height {
            if !isPlane { swap(&before, &now) }
            addRow(y, z, isLinked: !isPlane || !isFirst)
        }
        if isPlane { swap(&before, &now) }
    }

    private mutating func addRow(_ y: Int, _ z: Int, isLinked: Bool) {
        let levelStart = volume.start(y: y, z: z)
        let isSameRow = offset.dy == 0 && offset.dz == 0
        let step = offset.dx + (offset.dy + offset.dz * (volume.height + 2)) * volume.stride
        // In row buffers a pixel's place is its column, in plane buffers the same as in a slice of the volume.
        let place = offset.dz == 0 ? 1 : volume.start(y: y, z: 0)
        let source = place - offset.dx - (offset.dz == 0 ? 0 : offset.dy * volume.stride)
        let (width, stride) = (volume.width, stride)
        volume.bytes.withUnsafeBufferPointer { bytes in
            counts.withUnsafeMutableBufferPointer { counts in
                before.withUnsafeBufferPointer { earlier in
                    now.withUnsafeMutableBufferPointer { now in
                        guard let levels = bytes.baseAddress.map({ $0 + levelStart }), let lengths = now.baseAddress,
                            let other = isSameRow ? UnsafePointer(lengths) : earlier.baseAddress,
                            let counts = counts.baseAddress
                        else { return }
                        for x in 0..<width {
                            let level = levels[x]
                            let goesOn = isLinked && levels[x - step] == level
                            let length = level == 0 ? 0 : goesOn ? other[source + x] &+ 1 : 1
                            lengths[place + x] = length
                            counts[Int(level) &* stride &+ Int(length)] &+= 1
                        }
                    }
                }
            }
        }
    }

    private func table(voxels: Int) -> LevelTable {
        var runs = counts.map { Int($0) }
        for level in 1...volume.levelCount {
            for length in level * stride + 1..<(level + 1) * stride - 1 { runs[length] -= runs[length + 1] }
        }
        return LevelTable(dense: runs, stride: stride, levelCount: volume.levelCount, voxels: voxels)
    }
}
