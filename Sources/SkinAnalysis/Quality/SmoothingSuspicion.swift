import Imaging
import KernelAPI

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
        let step = side * max(1, image.height / side / 24)
        let tops = Array(stride(from: 1, to: image.height - side - 1, by: step))
        let lefts = Array(stride(from: 1, to: image.width - side - 1, by: side))
        let coverage = tops.map { BlockCoverage(classes, lefts, top: $0) }
        // Noise is looked at only where there can be enough of both.
        guard coverage.reduce(0, { $0 + $1.full.count }) >= fewestBlocks,
            coverage.reduce(0, { $0 + $1.empty.count }) >= fewestBlocks
        else { return nil }
        var (onSkin, elsewhere) = ([Float](), [Float]())
        var lines = LumaLines(width: image.width)
        for (top, coverage) in zip(tops, coverage) {
            lines.read(image, top - 1)
            onSkin += coverage.full.compactMap { lines.noise($0) }
            elsewhere += coverage.empty.compactMap { lines.noise($0) }
        }
        guard onSkin.count >= fewestBlocks, elsewhere.count >= fewestBlocks else { return nil }
        let rest = calmQuarter(elsewhere)
        // A background without any noise (a drawn border, a cut-out) says nothing about the camera.
        return rest < 0.4 ? nil : Double(calmQuarter(onSkin) / rest)
    }

    private static func calmQuarter(_ noises: [Float]) -> Float {
        noises.sorted()[noises.count / 4]
    }

    /// Left ends of a strip's blocks that lie whole on skin and whole beside it.
    private struct BlockCoverage {
        var (full, empty): ([Int], [Int]) = ([], [])

        init(_ classes: PixelClasses, _ lefts: [Int], top: Int) {
            var row = [UInt8](repeating: 0, count: classes.width)
            var columns = [UInt16](repeating: 0, count: classes.width)
            for y in top..<top + side {
                classes.skinRow(y, columns: 0..<classes.width, into: &row)
                KernelChoice.current.accumulate(row, count: classes.width, into: &columns)
            }
            for left in lefts {
                let covered = columns[left..<left + side].reduce(0) { $0 + Int($1) }
                if covered == side * side { full.append(left) } else if covered == 0 { empty.append(left) }
            }
        }
    }

    /// Luma of the rows of a strip of blocks and of one above and below.
    private struct LumaLines {
        private let width: Int
        private var luma: [Float]
        private var encoded: [Float]

        init(width: Int) {
            self.width = width
            luma = [Float](repeating: 0, count: (side + 2) * width)
            encoded = [Float](repeating: 0, count: 3 * width)
        }

        mutating func read(_ image: EncodedImage, _ top: Int) {
            for y in 0..<side + 2 {
                image.encodedRow(top + y, into: &encoded)
                for x in 0..<width {
                    luma[y * width + x] =
                        0.299 * encoded[3 * x] + 0.587 * encoded[3 * x + 1] + 0.114 * encoded[3 * x + 2]
                }
            }
        }

        /// nil for a block too dark or too bright.
        func noise(_ left: Int) -> Float? {
            var (sum, light): (Float, Float) = (0, 0)
            luma.withUnsafeBufferPointer { luma in
                for y in 1...side {
                    for x in y * width + left..<y * width + left + side {
                        let (above, below) = (x - width, x + width)
                        let corners = luma[above - 1] + luma[above + 1] + luma[below - 1] + luma[below + 1]
                        let edges = luma[above] + luma[x - 1] + luma[x + 1] + luma[below]
                        sum += abs(corners - 2 * edges + 4 * luma[x])
                        light += luma[x]
                    }
                }
            }
            let count = Float(side * side)
            return (60...200).contains(light / count) ? sum / count : nil
        }
    }
}
