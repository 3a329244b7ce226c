/// Pixels counted by level and dependence: 1 + the neighbors at Chebyshev distance 1 whose level differs by at most
/// `coarseness` ([sun-1983], [ibsi-1] REK0).
enum NeighborDependence {
    private static let stride = 28

    static func table(
        _ volume: LevelVolume, slices: Range<Int>, isVolumetric: Bool, coarseness: Int = 0
    ) -> LevelTable {
        var counts = [Int](repeating: 0, count: (volume.levelCount + 1) * stride)
        var similar = [UInt8](repeating: 0, count: volume.width)
        for z in slices {
            for y in 0..<volume.height {
                let center = volume.start(y: y, z: z)
                similar.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
                for start in WindowRows(volume, y: y, z: z, isVolumetric: isVolumetric).starts {
                    for dx in -1...1 { count(volume, center, start + dx, coarseness, &similar) }
                }
                // The pixel itself was among the window's, so the count is already 1 + neighbors.
                volume.bytes.withUnsafeBufferPointer { bytes in
                    for x in 0..<volume.width { counts[Int(bytes[center + x]) * stride + Int(similar[x])] += 1 }
                }
            }
        }
        return LevelTable(
            dense: counts, stride: stride, levelCount: volume.levelCount, voxels: volume.voxelCount(slices: slices))
    }

    private static func count(
        _ volume: LevelVolume, _ center: Int, _ other: Int, _ coarseness: Int, _ similar: inout [UInt8]
    ) {
        let width = volume.width
        volume.bytes.withUnsafeBufferPointer { bytes in
            similar.withUnsafeMutableBufferPointer { similar in
                if coarseness == 0 {
                    for x in 0..<width { similar[x] &+= bytes[center + x] == bytes[other + x] ? 1 : 0 }
                } else {
                    for x in 0..<width where bytes[other + x] != 0 {
                        let distance = abs(Int(bytes[center + x]) - Int(bytes[other + x]))
                        similar[x] &+= distance <= coarseness ? 1 : 0
                    }
                }
            }
        }
    }
}
