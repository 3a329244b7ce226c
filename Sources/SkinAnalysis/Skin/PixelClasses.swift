import Imaging

/// What each pixel is, before regions are considered: one byte each, one bit for each class.
package struct PixelClasses: Sendable {
    /// Inside the chroma gate.
    package static let skinColored: UInt8 = 1
    /// Some channel at or near full scale.
    package static let clipped: UInt8 = 2
    /// Too dark for ratios of channels.
    package static let dark: UInt8 = 4
    /// Shine: pale and light against its surroundings.
    package static let glare: UInt8 = 8
    /// Clipped or glaring, or within the margin around such a pixel.
    package static let shineAndMargin: UInt8 = 16
    /// Skin found without help: skin-colored, without specks, with small holes closed.
    package static let skin: UInt8 = 32
    /// What may not be measured wherever the user says there is skin.
    package static let leftOut = dark | shineAndMargin

    package let width: Int
    package let height: Int
    package var codes: [UInt8]

    package init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        codes = zeroBytes(count: width * height)
    }

    /// Whether a pixel is none of these classes.
    package func lacks(_ classes: UInt8, x: Int, y: Int) -> Bool { codes[y * width + x] & classes == 0 }

    func code(_ x: Int, _ y: Int) -> UInt8 { codes[y * width + x] }

    mutating func markGlare(_ x: Int, _ y: Int) { codes[y * width + x] |= PixelClasses.glare }

    mutating func withRow(_ y: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Void) {
        codes.withUnsafeMutableBufferPointer { buffer in
            if let start = buffer.baseAddress { body(start + y * width) }
        }
    }

    /// Marks all within `margin` pixels (a square) of clipped and glaring pixels.
    mutating func growShine(margin: Int) {
        let shine = PixelClasses.clipped | PixelClasses.glare
        for y in 0..<height {
            for run in runs(y, shine) {
                let columns = max(0, run.lowerBound - margin)..<min(width, run.upperBound + margin)
                for row in max(0, y - margin)..<min(height, y + margin + 1) { mark(row, columns) }
            }
        }
    }

    private mutating func mark(_ y: Int, _ columns: Range<Int>) {
        codes.withUnsafeMutableBufferPointer { codes in
            for index in y * width + columns.lowerBound..<y * width + columns.upperBound {
                codes[index] |= PixelClasses.shineAndMargin
            }
        }
    }

    /// Stretches of a row with any of these classes.
    private func runs(_ y: Int, _ classes: UInt8) -> [Range<Int>] {
        var found: [Range<Int>] = []
        let eight = 0x0101_0101_0101_0101 * UInt64(classes)
        codes.withUnsafeBytes { plane in
            var x = 0
            while x < width {
                if x + 8 <= width, plane.loadUnaligned(fromByteOffset: y * width + x, as: UInt64.self) & eight == 0 {
                    x += 8
                    continue
                }
                let left = x
                while x < width, plane[y * width + x] & classes != 0 { x += 1 }
                if x > left { found.append(left..<x) } else { x += 1 }
            }
        }
        return found
    }
}
