import KernelAPI

extension BytePlane {
    /// Median of 3 × 3 (radius 1) or 5 × 5 (radius 2) pixels. Border rule: the edge pixel is repeated.
    package func median(radius: Int) -> BytePlane {
        precondition((1...2).contains(radius), "3 × 3 or 5 × 5")
        guard width > 0, height > 0 else { return self }
        // The kernels go in steps of 32, so a narrower plane is computed in a wider one that repeats its edge.
        guard width >= 32 else { return widened(to: 32).median(radius: radius).cut(to: width) }
        let (side, stride) = (2 * radius + 1, width + 2 * radius)
        var sorted = [UInt8](repeating: 0, count: side * stride)
        return BytePlane(width: width, height: height) { target in
            bytes.withUnsafeBufferPointer { bytes in
                sorted.withUnsafeMutableBufferPointer { sorted in
                    guard let source = bytes.baseAddress, let columns = sorted.baseAddress else { return }
                    withUnsafeTemporaryAllocation(of: UnsafePointer<UInt8>.self, capacity: side) { rows in
                        guard let rows = rows.baseAddress else { return }
                        for y in 0..<height {
                            for row in 0..<side {
                                rows[row] = source + min(max(0, y + row - radius), height - 1) * width
                            }
                            KernelChoice.current.median(
                                rows: UnsafePointer(rows), count: width, radius: radius, through: columns,
                                into: target + y * width)
                        }
                    }
                }
            }
        }
    }

    private func widened(to wider: Int) -> BytePlane {
        let rows = (0..<height).flatMap { y in (0..<wider).map { bytes[y * width + min($0, width - 1)] } }
        return BytePlane(width: wider, height: height, bytes: rows)
    }

    private func cut(to narrower: Int) -> BytePlane {
        BytePlane(
            width: narrower, height: height,
            bytes: (0..<height).flatMap { bytes[$0 * width..<$0 * width + narrower] })
    }
}
