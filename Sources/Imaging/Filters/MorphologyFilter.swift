import KernelAPI

extension BytePlane {
    /// Largest byte within a square of side 2·radius + 1. Border rule: the square is cut at the image border.
    package func dilated(by radius: Int) -> BytePlane { extreme(radius, isLargest: true) }

    /// Smallest byte within a square of side 2·radius + 1. Border rule: the square is cut at the image border.
    package func eroded(by radius: Int) -> BytePlane { extreme(radius, isLargest: false) }

    private func extreme(_ radius: Int, isLargest: Bool) -> BytePlane {
        guard radius > 0, width > 0, height > 0 else { return self }
        var result = BytePlane(width: width, height: height)
        let window = 2 * radius + 1
        // What can never win fills the places outside.
        var wide = [UInt8](repeating: 0, count: width + 2 * radius)
        let outside: UInt8 = isLargest ? 0 : 255
        bytes.withUnsafeBufferPointer { source in
            result.bytes.withUnsafeMutableBufferPointer { target in
                wide.withUnsafeMutableBufferPointer { buffer in
                    guard let from = source.baseAddress, let to = target.baseAddress, let row = buffer.baseAddress
                    else { return }
                    for y in 0..<height {
                        let rows = (max(0, y - radius)...min(height - 1, y + radius)).map { from + $0 * width }
                        row.update(repeating: outside, count: radius)
                        (row + radius + width).update(repeating: outside, count: radius)
                        KernelChoice.current.extreme(
                            rows: rows, rowCount: rows.count, count: width, isLargest: isLargest, into: row + radius)
                        KernelChoice.current.extreme(
                            row, count: width, window: window, isLargest: isLargest, into: to + y * width)
                    }
                }
            }
        }
        return result
    }
}

extension PixelMask {
    /// Grown by `radius` pixels in the eight directions (a square of side 2·radius + 1); cut at the image border.
    package func dilated(by radius: Int) -> PixelMask {
        PixelMask(width: width, height: height, bytes: plane.dilated(by: radius).bytes)
    }

    /// Shrunk by `radius` pixels in the eight directions; what lies outside the image takes nothing away.
    package func eroded(by radius: Int) -> PixelMask {
        PixelMask(width: width, height: height, bytes: plane.eroded(by: radius).bytes)
    }

    private var plane: BytePlane { BytePlane(width: width, height: height, bytes: bytes) }
}
