/// On which grid of skin a region is looked at: the same for near and far photos, so that distances in pixels are distances
/// on the skin.
///
/// 0.05 mm, or 0.2 mm over three or two where the photo is coarser: on these three, 0.2 mm and 0.4 mm are whole pixels, to
/// 3 %. A photo coarser than 0.1 mm keeps its own. Nothing is ever sampled finer than the photo.
enum CanonicalPitch {
    /// More pixels than this are never held; a larger region gets the next coarser grid. 78 cm² at 0.05 mm.
    static let mostPixels = 3 << 20
    static let rungs = [0.05, 0.2 / 3, 0.1]
    private static let tolerance = 1.03

    /// Millimetres per pixel of the grid for a region of so many photo pixels.
    static func pitch(native: Double, width: Int, height: Int) -> Double {
        let area = Double(width) * Double(height) * native * native
        func fits(_ pitch: Double) -> Bool { area / (pitch * pitch) <= Double(mostPixels) }
        for rung in rungs where native <= rung * tolerance && fits(max(native, rung)) { return max(native, rung) }
        var pitch = max(native, rungs[rungs.count - 1])
        while !fits(pitch) { pitch *= 2 }
        return pitch
    }

    /// Whether a grid is fine enough for a limit in millimetres.
    static func isFine(_ pitch: Double, _ limit: Double) -> Bool { pitch <= limit * tolerance }
}
