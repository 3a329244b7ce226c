/// Rows around a pixel at Chebyshev distance 1: three of its slice, or nine of three slices.
struct WindowRows {
    let starts: [Int]

    init(_ volume: LevelVolume, y: Int, z: Int, isVolumetric: Bool) {
        let slices = isVolumetric ? max(0, z - 1)..<min(volume.depth, z + 2) : z..<z + 1
        starts = slices.flatMap { slice in (-1...1).map { volume.start(y: y + $0, z: slice) } }
    }
}
