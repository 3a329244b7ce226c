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
    /// What was looked for; nil on a grid too coarse for it.
    let pores: SpotCells?
    let puncta: SpotCells?
    let lines: LineCells?
    let pits: SpotCells
    let rims: SpotCells
    let colors: CoarseColor

    /// Distances of co-occurrence, mm.
    static let distances = [0.2, 0.4]
    /// The coarsest grid for co-occurrence, direction, lines and puncta, and for pores, mm.
    static let coarsest = 0.1
    static let coarsestForPores = 0.05

    /// - Parameter noise: SD of pixel noise of t on the photo's own pixels, percent.
    init(_ patch: SkinPatch, noise: Double, workspace: Workspace = Workspace()) {
        let scan = ReliefScan(patch)
        scan.run(workspace)
        pitch = patch.pitch
        moments = scan.moments
        areaCM2 = scan.moments.total.count * patch.pitch * patch.pitch / 100
        clippedPercent = scan.measured == 0 ? 0 : 100 * Double(scan.clipped) / Double(scan.measured)
        (anisotropy, tensor) = scan.tensor.finished()
        cooccurrences = SkinTexture.cooccurrences(scan.levels, patch.pitch)
        // White noise falls with the number of pixels averaged.
        let search = PatchSearch(patch: patch, density: noise / patch.scale * patch.pitch, workspace: workspace)
        (pores, puncta, lines) = (search.pores(), search.puncta(), search.lines())
        (pits, rims) = search.scars()
        colors = CoarseColor(patch)
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

/// Looks for spots and lines on a patch.
private struct PatchSearch {
    let patch: SkinPatch
    /// SD of the noise of t on pixels of 1 mm, percent.
    let density: Double
    let workspace: Workspace

    /// Noise of H over noise of t for equal noise of the three channels: √(Σ 100·w²)/ln 10 over √Σ Y weights².
    private static let hemoglobinNoise = 2.5
    private static let scarPitchMM = 0.2

    /// T6: dark spots of 0.2 to 0.6 mm.
    func pores() -> SpotCells? {
        guard CanonicalPitch.isFine(patch.pitch, SkinTexture.coarsestForPores) else { return nil }
        let search = SpotSearch(diametersMM: 0.2...0.6, isDark: true, leastDepth: 4, noise: density / patch.pitch)
        let spots = SpotScan.spots(in: patch.relief, pitch: patch.pitch, search, workspace: workspace)
        return SpotCells(spots, weights: patch.weights, pitch: patch.pitch)
    }

    /// Bleeding points: spots of hemoglobin of 0.2 to 1 mm, by at least one doubling of the blood of skin.
    func puncta() -> SpotCells? {
        guard CanonicalPitch.isFine(patch.pitch, SkinTexture.coarsest) else { return nil }
        let noise = PatchSearch.hemoglobinNoise * density / patch.pitch
        let search = SpotSearch(
            diametersMM: 0.15...1.1, isDark: false, leastDepth: 12, noise: noise, leastRoundness: 0.25)
        let plane = MaskedPlane(values: patch.hemoglobin(), weights: patch.weights)
        let spots = SpotScan.spots(in: plane, pitch: patch.pitch, search, workspace: workspace)
        return SpotCells(spots, weights: patch.weights, pitch: patch.pitch)
    }

    /// T7, on a grid of 0.1 mm.
    func lines() -> LineCells? {
        guard CanonicalPitch.isFine(patch.pitch, SkinTexture.coarsest) else { return nil }
        let (plane, pitch) = coarse(LineCells.pitchMM)
        let points = LineScan.points(
            in: plane, pitch: pitch, leastDepth: LineCells.leastDepth, noise: density / pitch, workspace: workspace)
        return LineCells(points, weights: plane.weights, pitch: pitch)
    }

    /// Pits and rims of 0.8 to 4 mm, on a grid of 0.2 mm.
    func scars() -> (pits: SpotCells, rims: SpotCells) {
        let (plane, pitch) = coarse(PatchSearch.scarPitchMM)
        let found = [true, false].map { isDark in
            let search = SpotSearch(diametersMM: 0.8...4, isDark: isDark, leastDepth: 4, noise: density / pitch)
            return SpotCells(
                SpotScan.spots(in: plane, pitch: pitch, search, workspace: workspace), weights: plane.weights,
                pitch: pitch)
        }
        return (found[0], found[1])
    }

    /// t by area means on a coarser grid; the patch's own where it is not finer.
    private func coarse(_ pitch: Double) -> (plane: MaskedPlane, pitch: Double) {
        let width = Int((Double(patch.width) * patch.pitch / pitch).rounded())
        let height = Int((Double(patch.height) * patch.pitch / pitch).rounded())
        guard pitch > 1.2 * patch.pitch, width > 2, height > 2 else { return (patch.relief, patch.pitch) }
        let plane = patch.relief.resampled(width: width, height: height)
        return (plane, patch.pitch * (Double(patch.width) / Double(width) + Double(patch.height) / Double(height)) / 2)
    }
}
