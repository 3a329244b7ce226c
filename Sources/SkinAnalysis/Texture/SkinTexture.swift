import Imaging
import StudyRecords

/// All that the metrics of skin texture read of one region: statistics of its patch. No plane is kept.
struct SkinTexture: Sendable {
    /// Millimetres per pixel of the patch.
    let pitch: Double
    /// Measured area, cm².
    let areaCM2: Double
    let moments: CellGrid
    /// By distance in mm; empty on a grid too coarse for them.
    let cooccurrences: [Double: TiledCooccurrence]
    /// Share of pixels beyond the gray levels, percent.
    let clippedPercent: Double
    let anisotropy: CellGrid
    let tensor: CellGrid

    /// Distances of co-occurrence, mm.
    static let distances = [0.2, 0.4]
    /// The coarsest grid for co-occurrence and direction, mm.
    static let coarsest = 0.1

    init(_ patch: SkinPatch, workspace: Workspace = Workspace()) {
        let scan = ReliefScan(patch)
        scan.run(workspace)
        pitch = patch.pitch
        moments = scan.moments
        areaCM2 = scan.moments.total.count * patch.pitch * patch.pitch / 100
        clippedPercent = scan.measured == 0 ? 0 : 100 * Double(scan.clipped) / Double(scan.measured)
        (anisotropy, tensor) = scan.tensor.finished()
        cooccurrences = SkinTexture.cooccurrences(scan.levels, patch.pitch)
    }

    private static func cooccurrences(_ levels: BytePlane, _ pitch: Double) -> [Double: TiledCooccurrence] {
        guard CanonicalPitch.isFine(pitch, coarsest) else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: distances.map { distance in
                let pixels = Int((distance / pitch).rounded())
                return (
                    distance, TiledCooccurrence(levels, levels: ReliefLevels.count, distance: pixels, pitch: pitch)
                )
            })
    }
}
