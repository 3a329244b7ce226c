import Imaging

/// Whether a filter smoothed the skin: cameras give skin and cloth of the same brightness the same noise, beauty filters
/// take it from skin alone.
///
/// Noise of a block of 16 × 16 pixels is the mean of |I ∗ [1 -2 1; -2 4 -2; 1 -2 1]| of its luma. Structure only adds to it,
/// so the calmest quarter of the blocks of each kind is compared, at luma 60…200.
enum SmoothingSuspicion {
    private static let side = 16
    private static let fewestBlocks = 40

    /// Skin over the rest; nil where the photo shows too little else.
    static func ratio(_ classes: PixelClasses, of image: EncodedImage) -> Double? {
        var (onSkin, elsewhere) = ([Float](), [Float]())
        let rows = max(1, image.height / side / 24)
        var lines = [[Float]](repeating: [Float](repeating: 0, count: image.width), count: side + 2)
        var encoded = [Float](repeating: 0, count: 3 * image.width)
        for top in stride(from: 1, to: image.height - side - 1, by: side * rows) {
            for y in 0..<side + 2 {
                image.encodedRow(top + y - 1, into: &encoded)
                for x in 0..<image.width {
                    lines[y][x] = 0.299 * encoded[3 * x] + 0.587 * encoded[3 * x + 1] + 0.114 * encoded[3 * x + 2]
                }
            }
            for left in stride(from: 1, to: image.width - side - 1, by: side) {
                guard let noise = noise(lines, left) else { continue }
                let covered = coverage(classes, left, top)
                if covered == side * side { onSkin.append(noise) } else if covered == 0 { elsewhere.append(noise) }
            }
        }
        guard onSkin.count >= fewestBlocks, elsewhere.count >= fewestBlocks else { return nil }
        let rest = calmQuarter(elsewhere)
        // A background without any noise (a drawn border, a cut-out) says nothing about the camera.
        return rest < 0.4 ? nil : Double(calmQuarter(onSkin) / rest)
    }

    private static func noise(_ lines: [[Float]], _ left: Int) -> Float? {
        var (sum, light): (Float, Float) = (0, 0)
        for y in 1...side {
            let (above, here, below) = (lines[y - 1], lines[y], lines[y + 1])
            for x in left..<left + side {
                let corners = above[x - 1] + above[x + 1] + below[x - 1] + below[x + 1]
                let edges = above[x] + here[x - 1] + here[x + 1] + below[x]
                sum += abs(corners - 2 * edges + 4 * here[x])
                light += here[x]
            }
        }
        let count = Float(side * side)
        return (60...200).contains(light / count) ? sum / count : nil
    }

    private static func coverage(_ classes: PixelClasses, _ left: Int, _ top: Int) -> Int {
        (top..<top + side).reduce(0) { sum, y in
            sum + (left..<left + side).count { !classes.lacks(PixelClasses.skin, x: $0, y: y) }
        }
    }

    private static func calmQuarter(_ noises: [Float]) -> Float {
        noises.sorted()[noises.count / 4]
    }
}
