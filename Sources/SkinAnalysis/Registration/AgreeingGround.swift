import Imaging

/// Ground beside the skin that moves as the skin does: lesions the color gate takes for something else, marks of a pen, pale
/// or bluish skin. Found only after the skin has decided, and only where it already fits, so a towel cannot pull.
struct AgreeingGround {
    /// Blocks to the longer side.
    private static let perSide = 20
    /// Correlation from which a block agrees.
    private static let leastCorrelation = 0.6

    let mask: PixelMask
    /// Pixels of the baseline that are taken in, over those that were skin.
    let gain: Double

    /// - Parameter map: between the outer-corner coordinates of the two registration images.
    init?(_ baseline: RegistrationImage, _ followUp: RegistrationImage, _ map: ProjectiveMap, scale: Double) {
        guard
            let pair = LevelPair(
                baseline.wholePlane, followUp.wholePlane, templatePixel: 1, imagePixel: 1, scale: scale, map: map),
            let view = ECCView(pair, map.betweenCenters, ECCView.shown(pair, map.betweenCenters))
        else { return nil }
        let side = max(8, (max(baseline.width, baseline.height) + AgreeingGround.perSide - 1) / AgreeingGround.perSide)
        var mask = PixelMask(width: baseline.width, height: baseline.height)
        var (taken, skin) = (0, 0)
        for top in stride(from: 0, to: baseline.height, by: side) {
            for left in stride(from: 0, to: baseline.width, by: side) {
                let rows = top..<min(baseline.height, top + side)
                let columns = left..<min(baseline.width, left + side)
                var isSkin = 0
                for y in rows { for x in columns where baseline.isSkin(x, y) { isSkin += 1 } }
                skin += isSkin
                let block = BlockCorrelation(view, rows, columns)
                guard block.weight > 0.3 * Double(side * side), block.correlation > AgreeingGround.leastCorrelation
                else {
                    continue
                }
                taken += rows.count * columns.count - isSkin
                for y in rows { mask.set(row: y, columns: columns) }
            }
        }
        self.mask = mask
        gain = Double(taken) / Double(max(1, skin))
    }
}
