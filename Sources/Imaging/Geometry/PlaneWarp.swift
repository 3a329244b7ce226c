import KernelAPI

/// A projective map from target to source pixels (centers at whole numbers): (x, y, 1) by rows of nine, then divided by the
/// third; the third row 0 0 1 makes it affine.
package struct ProjectiveMap: Sendable, Hashable {
    package let rows: [Double]

    package init(_ rows: [Double]) {
        precondition(rows.count == 9, "three rows of three")
        self.rows = rows
    }

    package func source(x: Double, y: Double) -> (x: Double, y: Double) {
        let scale = rows[6] * x + rows[7] * y + rows[8]
        return ((rows[0] * x + rows[1] * y + rows[2]) / scale, (rows[3] * x + rows[4] * y + rows[5]) / scale)
    }

    /// The six numbers of one target row that the kernel steps along.
    func line(_ y: Int) -> [Double] {
        let y = Double(y)
        return [
            rows[0], rows[1] * y + rows[2], rows[3], rows[4] * y + rows[5], rows[6], rows[7] * y + rows[8],
        ]
    }
}

extension Plane {
    package enum Interpolation: Sendable {
        case bilinear
        /// Keys 1981, a = -1/2.
        case cubic
    }

    /// The plane seen through a map. Border rule: a target pixel whose neighborhood leaves the source is 0 and outside the
    /// mask that is returned with it.
    package func warped(
        by map: ProjectiveMap, width: Int, height: Int, _ interpolation: Interpolation
    ) -> (plane: Plane, inside: PixelMask) {
        guard self.width > 0, self.height > 0 else {
            return (Plane(width: width, height: height), PixelMask(width: width, height: height))
        }
        var bytes: [UInt8] = []
        let plane = Plane(width: width, height: height) { row in
            bytes = LargePages.array(count: width * height) { mask in
                for y in 0..<height {
                    KernelChoice.current.warp(
                        self.values, width: self.width, height: self.height, line: map.line(y),
                        isCubic: interpolation == .cubic, count: width, into: row + y * width,
                        inside: mask + y * width)
                }
            }
        }
        return (plane, PixelMask(width: width, height: height, bytes: bytes))
    }
}
