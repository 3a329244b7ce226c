import KernelAPI

extension BytePlane {
    /// Largest byte within a square of side 2·radius + 1. Border rule: the square is cut at the image border.
    package func dilated(by radius: Int) -> BytePlane { extreme(radius, isLargest: true) }

    /// Smallest byte within a square of side 2·radius + 1. Border rule: the square is cut at the image border.
    package func eroded(by radius: Int) -> BytePlane { extreme(radius, isLargest: false) }

    private func extreme(_ radius: Int, isLargest: Bool) -> BytePlane {
        guard radius > 0, width > 0, height > 0 else { return self }
        // What can never win fills the places outside.
        let outside: UInt8 = isLargest ? 0 : 255
        if radius <= 2 { return smallExtreme(radius, isLargest, outside) }
        let windows = RowWindows(width: width, rows: 2 * radius + 1, isLargest: isLargest, outside: outside)
        var wide = [UInt8](repeating: outside, count: width + 2 * radius)
        return BytePlane(width: width, height: height) { target in
            bytes.withUnsafeBufferPointer { bytes in
                wide.withUnsafeMutableBufferPointer { wide in
                    guard let source = bytes.baseAddress, let row = wide.baseAddress else { return }
                    for newest in -radius..<height + radius {
                        windows.push((0..<height).contains(newest) ? source + newest * width : nil)
                        let y = newest - radius
                        guard y >= 0 else { continue }
                        row.update(repeating: outside, count: radius)
                        (row + radius + width).update(repeating: outside, count: radius)
                        windows.copyExtreme(into: row + radius)
                        KernelChoice.current.extreme(
                            row, count: width, window: 2 * radius + 1, isLargest: isLargest, into: target + y * width)
                    }
                }
            }
        }
    }
}

extension BytePlane {
    /// Few rows are compared where they lie.
    private func smallExtreme(_ radius: Int, _ isLargest: Bool, _ outside: UInt8) -> BytePlane {
        var wide = [UInt8](repeating: outside, count: width + 2 * radius)
        return BytePlane(width: width, height: height) { target in
            bytes.withUnsafeBufferPointer { bytes in
                wide.withUnsafeMutableBufferPointer { wide in
                    guard let source = bytes.baseAddress, let row = wide.baseAddress else { return }
                    withUnsafeTemporaryAllocation(of: UnsafePointer<UInt8>.self, capacity: 2 * radius + 1) { rows in
                        guard let lines = rows.baseAddress else { return }
                        for y in 0..<height {
                            let near = max(0, y - radius)...min(height - 1, y + radius)
                            for (index, line) in near.enumerated() { rows[index] = source + line * width }
                            KernelChoice.current.extreme(
                                rows: lines, height: near.count, count: width, isLargest: isLargest, into: row + radius)
                            KernelChoice.current.extreme(
                                row, count: width, window: 2 * radius + 1, isLargest: isLargest,
                                into: target + y * width)
                        }
                    }
                }
            }
        }
    }
}

/// Extremes over the newest rows of a stream, by windows of 1, 2, 4 … rows, each the extreme of two of half its size.
private final class RowWindows {
    private let width: Int
    private let rows: Int
    private let isLargest: Bool
    private var newest = -1
    /// `rings[k]`: extremes over 2ᵏ rows, addressed by the first of them; ring 0 holds the rows themselves.
    private let rings: [UnsafeMutablePointer<UInt8>]
    private let capacity: Int
    private let top: Int

    init(width: Int, rows: Int, isLargest: Bool, outside: UInt8) {
        (self.width, self.rows, self.isLargest) = (width, rows, isLargest)
        self.outside = outside
        top = Int.bitWidth - 1 - rows.leadingZeroBitCount
        capacity = rows + 1
        let bytes = width * capacity
        rings = (0...top).map { _ in .allocate(capacity: bytes) }
        for ring in rings { ring.initialize(repeating: outside, count: bytes) }
    }

    private let outside: UInt8

    deinit { for ring in rings { ring.deallocate() } }

    /// The next row; nil for one outside the picture.
    func push(_ row: UnsafePointer<UInt8>?) {
        newest += 1
        let place = line(0, newest)
        if let row { place.update(from: row, count: width) } else { place.update(repeating: outside, count: width) }
        for level in 1..<max(1, top + 1) {
            let first = newest - (1 << level) + 1
            guard first >= 0 else { return }
            KernelChoice.current.extreme(
                line(level - 1, first), line(level - 1, first + (1 << (level - 1))), count: width,
                isLargest: isLargest, into: line(level, first))
        }
    }

    /// Over the newest `rows` rows.
    func copyExtreme(into row: UnsafeMutablePointer<UInt8>) {
        KernelChoice.current.extreme(
            line(top, newest - rows + 1), line(top, newest - (1 << top) + 1), count: width, isLargest: isLargest,
            into: row)
    }

    private func line(_ level: Int, _ first: Int) -> UnsafeMutablePointer<UInt8> {
        rings[level] + first % capacity * width
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
