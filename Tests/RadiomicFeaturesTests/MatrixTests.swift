import Testing

@testable import RadiomicFeatures

/// Matrices against counts made the slow way, on blotchy random regions with holes.
@Suite struct MatrixTests {
    /// Whole numbers from a seed: blotches of three by three pixels, some of them outside.
    private static func levels(_ width: Int, _ height: Int, seed: UInt64) -> [[UInt8]] {
        func hash(_ a: Int, _ b: Int) -> UInt64 {
            var state = seed &+ UInt64(a) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(b) &* 0xBF58_476D_1CE4_E5B9
            state = (state ^ (state >> 30)) &* 0x94D0_49BB_1331_11EB
            return state ^ (state >> 31)
        }
        return (0..<height).map { y in
            (0..<width).map { x in
                hash(x, y) % 11 == 0 ? 0 : UInt8(1 + (hash(x / 3, y / 3) % 4 + hash(x, y) % 2) % 5)
            }
        }
    }

    private static func volume(_ rows: [[UInt8]]) -> LevelVolume {
        LevelVolume(width: rows[0].count, height: rows.count, levelCount: 5, levels: rows.flatMap { $0 })
    }

    private static func neighbors(_ rows: [[UInt8]], _ x: Int, _ y: Int) -> [(x: Int, y: Int)] {
        (-1...1).flatMap { dy in (-1...1).map { (x: x + $0, y: y + dy) } }.filter {
            ($0.x, $0.y) != (x, y) && rows.indices.contains($0.y) && rows[0].indices.contains($0.x)
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func zonesAreFloods(_ seed: UInt64) {
        let rows = MatrixTests.levels(37, 29, seed: seed)
        var seen = Set<Int>()
        var expected: [[Int]] = []
        for y in rows.indices {
            for x in rows[0].indices where rows[y][x] != 0 && !seen.contains(y * 37 + x) {
                var (zone, rest) = ([(x: Int, y: Int)](), [(x: x, y: y)])
                seen.insert(y * 37 + x)
                while let place = rest.popLast() {
                    zone.append(place)
                    for other in MatrixTests.neighbors(rows, place.x, place.y)
                    where rows[other.y][other.x] == rows[y][x] && seen.insert(other.y * 37 + other.x).inserted {
                        rest.append(other)
                    }
                }
                let distance = zone.map { MatrixTests.distance(rows, $0.x, $0.y) }.min() ?? 0
                expected.append([Int(rows[y][x]), zone.count, distance])
            }
        }
        let volume = MatrixTests.volume(rows)
        let border = BorderDistance(volume, slices: 0..<1, isVolumetric: false)
        var found: [[Int]] = []
        ZoneLabels.forEach(volume, slices: 0..<1, isVolumetric: false, distances: border) {
            found.append([$0, $1, $2])
        }
        func sorted(_ zones: [[Int]]) -> [[Int]] { zones.sorted { $0.lexicographicallyPrecedes($1) } }
        #expect(sorted(found) == sorted(expected))
    }

    /// Steps up, down, left or right until outside.
    private static func distance(_ rows: [[UInt8]], _ x: Int, _ y: Int) -> Int {
        var least = min(min(x + 1, rows[0].count - x), min(y + 1, rows.count - y))
        for other in rows.indices {
            for across in rows[0].indices where rows[other][across] == 0 {
                least = min(least, abs(other - y) + abs(across - x))
            }
        }
        return least
    }

    @Test(arguments: PixelOffset.inPlane) func runsAreMaximal(_ offset: PixelOffset) {
        let rows = MatrixTests.levels(31, 23, seed: 9)
        func level(_ x: Int, _ y: Int) -> UInt8 {
            rows.indices.contains(y) && rows[0].indices.contains(x) ? rows[y][x] : 0
        }
        var expected: [LevelTable.Entry] = []
        var counts: [[Int]: Int] = [:]
        for y in rows.indices {
            for x in rows[0].indices where level(x, y) != 0 && level(x - offset.dx, y - offset.dy) != level(x, y) {
                var length = 1
                while level(x + length * offset.dx, y + length * offset.dy) == level(x, y) { length += 1 }
                counts[[Int(level(x, y)), length], default: 0] += 1
            }
        }
        for key in counts.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            expected.append(LevelTable.Entry(level: key[0], size: key[1], count: counts[key] ?? 0))
        }
        let table = RunLengthCounts.table(MatrixTests.volume(rows), slices: 0..<1, offset: offset)
        #expect(table.entries == expected)
        #expect(table.voxels == rows.joined().count { $0 != 0 })
    }

    @Test(arguments: [0, 1, 2]) func dependenceCountsSimilarNeighbors(_ coarseness: Int) {
        let rows = MatrixTests.levels(26, 19, seed: 4)
        var counts: [[Int]: Int] = [:]
        for y in rows.indices {
            for x in rows[0].indices where rows[y][x] != 0 {
                let similar = MatrixTests.neighbors(rows, x, y).count {
                    rows[$0.y][$0.x] != 0 && abs(Int(rows[$0.y][$0.x]) - Int(rows[y][x])) <= coarseness
                }
                counts[[Int(rows[y][x]), similar + 1], default: 0] += 1
            }
        }
        let table = NeighborDependence.table(
            MatrixTests.volume(rows), slices: 0..<1, isVolumetric: false, coarseness: coarseness)
        let found = Dictionary(uniqueKeysWithValues: table.entries.map { ([$0.level, $0.size], $0.count) })
        #expect(found == counts)
    }

    /// Zones beyond the dense table are counted too.
    @Test func largeZones() {
        let rows = (0..<60).map { y in (0..<70).map { _ in UInt8(y < 30 ? 1 : y < 45 ? 2 : 1) } }
        let tables = ZoneTables.both(
            MatrixTests.volume(rows), outline: MatrixTests.volume(rows), slices: 0..<1, isVolumetric: false)
        #expect(
            tables.sizes.entries == [
                LevelTable.Entry(level: 1, size: 1050, count: 1), LevelTable.Entry(level: 1, size: 2100, count: 1),
                LevelTable.Entry(level: 2, size: 1050, count: 1),
            ])
    }

    /// A quarter turn exchanges directions, and leaves every merged value as it is.
    @Test func quarterTurnsChangeNothing() {
        let rows = MatrixTests.levels(33, 21, seed: 7)
        let turned = (0..<33).map { x in (0..<21).map { rows[20 - $0][x] } }
        func values(_ rows: [[UInt8]]) -> [Double?] {
            let volume = MatrixTests.volume(rows)
            let readings =
                FeatureSet.cooccurrence(volume, .slices, distance: 2) + FeatureSet.runLength(volume, .slices)
                + FeatureSet.zones(volume, .slices) + FeatureSet.neighborhoodDifference(volume, .slices)
                + FeatureSet.neighborDependence(volume, .slices) + FeatureSet.histogram(volume)
            return readings.map(\.value)
        }
        let (own, other) = (values(rows), values(turned))
        #expect(own.count == 118 && own.allSatisfy { $0 != nil })
        #expect(own == other)
    }

    /// One level everywhere: the formulas' own conventions, and never a number that is none.
    @Test func oneLevel() {
        let volume = MatrixTests.volume((0..<8).map { _ in [UInt8](repeating: 3, count: 9) })
        let readings =
            FeatureSet.cooccurrence(volume, .slices) + FeatureSet.runLength(volume, .slices)
            + FeatureSet.zones(volume, .slices) + FeatureSet.neighborhoodDifference(volume, .slices)
            + FeatureSet.neighborDependence(volume, .slices) + FeatureSet.histogram(volume)
            + FeatureSet.intensityVolume(volume)
        #expect(readings.allSatisfy { $0.value?.isFinite == true })
        let values = Dictionary(uniqueKeysWithValues: readings.map { ($0.definition.code, $0.value) })
        #expect(values["cm_corr"] == 1 && values["ngt_coarseness"] == 1e6 && values["szm_zs_var"] == 0)
    }

    @Test func anEmptyRegionHasNoValues() {
        let volume = MatrixTests.volume((0..<4).map { _ in [UInt8](repeating: 0, count: 5) })
        let readings =
            FeatureSet.cooccurrence(volume, .slices) + FeatureSet.runLength(volume, .slicesAndDirections)
            + FeatureSet.zones(volume, .none) + FeatureSet.neighborhoodDifference(volume, .slices)
            + FeatureSet.neighborDependence(volume, .none) + FeatureSet.histogram(volume)
        #expect(readings.count == 118 && readings.allSatisfy { $0.value == nil })
    }
}
