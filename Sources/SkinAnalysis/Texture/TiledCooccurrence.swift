import Imaging
import KernelAPI
import StudyRecords

/// Co-occurrence of gray levels at one distance, all four directions merged and symmetric [ibsi-1], counted tile by tile:
/// the features come from the sum, their standard errors from leaving out one tile at a time.
struct TiledCooccurrence {
    let levels: Int
    /// Symmetric counts of all tiles together, `levels` × `levels`.
    private(set) var total: [Double]
    /// Those of each tile that holds enough pairs.
    private(set) var tiles: [[Double]] = []
    private(set) var isShort = false

    private static let fewestTiles = 9
    /// Tiles are so long, mm; shorter ones only where nine would not fit.
    private static let sidesMM = [4.0, 3, 2]
    private static let mostPerSide = 8

    /// - Parameter plane: levels 0..<levels; any larger byte is unmeasured.
    init(_ plane: BytePlane, levels: Int, distance: Int, pitch: Double) {
        self.levels = levels
        total = [Double](repeating: 0, count: levels * levels)
        let longest = max(plane.width, plane.height)
        let least = (longest + TiledCooccurrence.mostPerSide - 1) / TiledCooccurrence.mostPerSide
        for (attempt, side) in TiledCooccurrence.sidesMM.enumerated() {
            let pixels = max(least, Int((side / pitch).rounded(.up)), distance + 1)
            let counted = TiledCooccurrence.count(plane, levels, distance, pixels)
            total = counted.reduce(into: [Double](repeating: 0, count: levels * levels)) { sum, tile in
                for index in sum.indices { sum[index] += tile[index] }
            }
            let enough = 4 * Double(pixels * pixels)
            tiles = counted.filter { $0.reduce(0, +) >= enough }
            isShort = attempt == TiledCooccurrence.sidesMM.count - 1
            if tiles.count >= TiledCooccurrence.fewestTiles || pixels == least { break }
        }
    }

    private static func count(_ plane: BytePlane, _ levels: Int, _ distance: Int, _ side: Int) -> [[Double]] {
        let offsets = [(distance, 0), (distance, distance), (0, distance), (-distance, distance)]
        return stride(from: 0, to: plane.height, by: side).flatMap { top in
            stride(from: 0, to: plane.width, by: side).map { left in
                let columns = left..<min(plane.width, left + side)
                var tables = [Int32](repeating: 0, count: 2 * (levels + 1) * (levels + 1))
                for (dx, dy) in offsets {
                    // The last rows of a plane have no pixel `dy` below them; a tile may begin there.
                    for y in top..<max(top, min(plane.height - dy, top + side)) {
                        add(plane, y, columns, (dx, dy), levels, &tables)
                    }
                }
                return symmetric(tables, levels)
            }
        }
    }

    /// Pairs whose first pixel lies in these columns.
    private static func add(
        _ plane: BytePlane, _ y: Int, _ columns: Range<Int>, _ offset: (dx: Int, dy: Int), _ levels: Int,
        _ tables: inout [Int32]
    ) {
        let left = max(columns.lowerBound, -offset.dx)
        let count = min(columns.upperBound, plane.width - max(0, offset.dx)) - left
        guard count > 0 else { return }
        plane.bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            let first = start + y * plane.width + left
            KernelChoice.current.cooccur(
                first, first + offset.dy * plane.width + offset.dx, count: count, levels: levels, into: &tables)
        }
    }

    private static func symmetric(_ tables: [Int32], _ levels: Int) -> [Double] {
        let side = levels + 1
        var counts = [Double](repeating: 0, count: levels * levels)
        for i in 0..<levels {
            for j in 0..<levels {
                let pairs = Double(tables[i * side + j] + tables[side * side + i * side + j])
                counts[i * levels + j] += pairs
                counts[j * levels + i] += pairs
            }
        }
        return counts
    }

    /// A feature of all pairs, with the jackknife over tiles.
    func estimate(_ feature: CooccurrenceFeature) -> BlockEstimate {
        guard let value = feature.value(total, levels: levels) else { return BlockEstimate(flags: [.undefinedValue]) }
        guard tiles.count >= TiledCooccurrence.fewestTiles else {
            return BlockEstimate(value: value, flags: [.fewTiles])
        }
        let all = tiles.reduce(into: [Double](repeating: 0, count: total.count)) { sum, tile in
            for index in sum.indices { sum[index] += tile[index] }
        }
        let left = tiles.compactMap { tile in
            feature.value(all.indices.map { all[$0] - tile[$0] }, levels: levels)
        }
        let count = Double(left.count)
        let mean = left.reduce(0, +) / count
        let square = left.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        var errors = ErrorBudget()
        errors.sampling = (square * (count - 1) / count).squareRoot()
        (errors.tiles, errors.resampling) = (tiles.count, .jackknife)
        return BlockEstimate(
            value: value, standardError: errors.total, flags: isShort ? [.shortTiles] : [], errors: errors)
    }
}
