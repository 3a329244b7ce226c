/// City-block distance of every pixel to the edge of the region: 1 for a pixel with a face outside ([thibault-2014],
/// [ibsi-1] VMDZ). Faces lie in the plane, or also between slices.
///
/// Two passes of d = min(neighbor) + 1, forward and backward, which for city blocks are exact.
struct BorderDistance {
    /// Laid out as the slices of the volume, from the first slice asked for.
    private(set) var distances: [UInt16]

    init(_ volume: LevelVolume, slices: Range<Int>, isVolumetric: Bool) {
        let plane = volume.stride * (volume.height + 2)
        distances = [UInt16](repeating: 0, count: plane * slices.count)
        let from = slices.lowerBound
        distances.withUnsafeMutableBufferPointer { target in
            volume.bytes.withUnsafeBufferPointer { bytes in
                guard let base = target.baseAddress, let levels = bytes.baseAddress else { return }
                for z in slices {
                    let slice = base + (z - from) * plane
                    let behind = z == from ? nil : slice - plane
                    for y in 0..<volume.height {
                        BorderDistance.forward(
                            slice + volume.start(y: y, z: 0), levels + volume.start(y: y, z: z), volume,
                            isVolumetric ? behind.map { $0 + volume.start(y: y, z: 0) } ?? slice : nil)
                    }
                }
                for z in slices.reversed() {
                    let slice = base + (z - from) * plane
                    let behind = z == slices.upperBound - 1 ? nil : slice + plane
                    for y in (0..<volume.height).reversed() {
                        BorderDistance.backward(
                            slice + volume.start(y: y, z: 0), volume,
                            isVolumetric ? behind.map { $0 + volume.start(y: y, z: 0) } ?? slice : nil)
                    }
                }
            }
        }
    }

    /// - Parameter other: the row of the slice before; where there is none, any row of zeros, which the border is.
    private static func forward(
        _ row: UnsafeMutablePointer<UInt16>, _ levels: UnsafePointer<UInt8>, _ volume: LevelVolume,
        _ other: UnsafeMutablePointer<UInt16>?
    ) {
        let up = row - volume.stride
        for x in 0..<volume.width {
            var least = up[x]
            if let other { least = min(least, other[x]) }
            row[x] = levels[x] == 0 ? 0 : min(least, row[x - 1]) &+ 1
        }
    }

    private static func backward(
        _ row: UnsafeMutablePointer<UInt16>, _ volume: LevelVolume, _ other: UnsafeMutablePointer<UInt16>?
    ) {
        let down = row + volume.stride
        for x in (0..<volume.width).reversed() {
            var least = down[x]
            if let other { least = min(least, other[x]) }
            row[x] = min(row[x], min(least, row[x + 1]) &+ 1)
        }
    }
}
