import KernelAPI

extension BytePlane {
    /// Median of 3 × 3 (radius 1) or 5 × 5 (radius 2) pixels. Border rule: the edge pixel is repeated.
    package func median(radius: Int) -> BytePlane {
        precondition((1...2).contains(radius), "3 × 3 or 5 × 5")
        guard width > 0, height > 0 else { return self }
        var result = BytePlane(width: width, height: height)
        // Kernels go in steps of 32 and look 2·radius to the right.
        let stride = (width + 2 * radius + 63) / 32 * 32 + 32
        let side = 2 * radius + 1
        var ring = [UInt8](repeating: 0, count: side * stride)
        var sorted = [UInt8](repeating: 0, count: side * stride)
        var row = [UInt8](repeating: 0, count: stride)
        ring.withUnsafeMutableBufferPointer { ring in
            guard let start = ring.baseAddress else { return }
            for y in -radius..<radius { pad(y, radius, into: start + (y + side) % side * stride) }
            for y in 0..<height {
                pad(y + radius, radius, into: start + (y + radius) % side * stride)
                let rows = (0..<side).map { UnsafePointer(start + $0 * stride) }
                KernelChoice.current.sort(
                    rows: rows, count: width + 2 * radius, radius: radius, into: &sorted, stride: stride)
                KernelChoice.current.median(
                    sorted: sorted, stride: stride, count: width, radius: radius, into: &row)
                result.bytes.replaceSubrange(y * width..<(y + 1) * width, with: row[0..<width])
            }
        }
        return result
    }

    /// Row `y`, or the nearest there is, with its ends repeated `radius` times.
    private func pad(_ y: Int, _ radius: Int, into row: UnsafeMutablePointer<UInt8>) {
        let line = min(max(0, y), height - 1) * width
        bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            (row + radius).update(from: start + line, count: width)
            row.update(repeating: bytes[line], count: radius)
            (row + radius + width).update(repeating: bytes[line + width - 1], count: radius)
        }
    }
}
