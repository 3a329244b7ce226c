import Imaging

/// A piece of a region at the photo's own resolution: what fine quality figures are read from. At most 384 pixels a side,
/// around the middle of the region, so its cost does not grow with the photo.
struct SkinWindow {
    static let longestSide = 384
    /// t = 100·ln Y, percent.
    let plane: MaskedPlane

    /// nil where too little skin is left inside the window.
    init?(_ region: MeasurableRegion, of image: EncodedImage) {
        let bounds = region.bounds
        let center = SkinWindow.center(of: region)
        let width = min(SkinWindow.longestSide, bounds.width)
        let height = min(SkinWindow.longestSide, bounds.height)
        let left = max(bounds.left, min(bounds.right - width, center.x - width / 2))
        let top = max(bounds.top, min(bounds.bottom - height, center.y - height / 2))
        guard width >= SkinWindow.shortestSide, height >= SkinWindow.shortestSide else { return nil }
        var (values, weights) = (Plane(width: width, height: height), Plane(width: width, height: height))
        let row = RowBuffers(width: image.width)
        var luminance = [Float](repeating: 0, count: image.width)
        var mask = [UInt8](repeating: 0, count: width)
        for y in 0..<height {
            image.unpackRow(top + y, into: row)
            EncodedImage.logLuminance(of: row, columns: 0..<image.width, into: &luminance)
            region.mask.copyRow(top + y, columns: left..<left + width, into: &mask)
            for x in 0..<width where mask[x] != 0 {
                values.values[y * width + x] = luminance[left + x]
                weights.values[y * width + x] = 1
            }
        }
        guard weights.values.count(where: { $0 > 0 }) >= width * height / 3 else { return nil }
        plane = MaskedPlane(values: values, weights: weights)
    }

    private static let shortestSide = 48

    /// Middle of the region's pixels, by a coarse sample of rows.
    private static func center(of region: MeasurableRegion) -> (x: Int, y: Int) {
        let bounds = region.bounds
        let step = max(1, max(bounds.width, bounds.height) / 128)
        var (sumX, sumY, count) = (0, 0, 0)
        for y in stride(from: bounds.top, to: bounds.bottom, by: step) {
            for x in stride(from: bounds.left, to: bounds.right, by: step) where region.mask[x, y] {
                sumX += x
                sumY += y
                count += 1
            }
        }
        return count == 0 ? (bounds.left, bounds.top) : (sumX / count, sumY / count)
    }
}
