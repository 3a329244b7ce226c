import KernelAPI

extension Plane {
    /// Separable convolution with a Gaussian. Border rule: mirrored without repeating the edge pixel (reflect-101).
    package func convolved(with kernel: GaussianKernel) -> Plane {
        guard kernel.radius > 0, width > 0, height > 0 else { return self }
        var middle = [Float](repeating: 0, count: width + 2 * kernel.radius)
        let mirrors = (-kernel.radius..<width + kernel.radius).map { mirrored($0, width) }
        return Plane(width: width, height: height) { to in
            values.withUnsafeBufferPointer { source in
                middle.withUnsafeMutableBufferPointer { buffer in
                    guard let from = source.baseAddress, let row = buffer.baseAddress else { return }
                    for y in 0..<height {
                        convolveRow(y, kernel, from: from, through: row, mirrors: mirrors, into: to + y * width)
                    }
                }
            }
        }
    }

    private func convolveRow(
        _ y: Int, _ kernel: GaussianKernel, from: UnsafePointer<Float>, through middle: UnsafeMutablePointer<Float>,
        mirrors: [Int], into output: UnsafeMutablePointer<Float>
    ) {
        let radius = kernel.radius
        let rows = (-radius...radius).map { from + mirrored(y + $0, height) * width }
        KernelChoice.current.convolve(
            rows: rows, offset: 0, count: width, taps: kernel.taps, radius: radius, into: middle + radius)
        for index in 0..<radius {
            middle[index] = middle[radius + mirrors[index]]
            middle[radius + width + index] = middle[radius + mirrors[radius + width + index]]
        }
        KernelChoice.current.convolve(
            middle + radius, count: width, taps: kernel.taps, radius: radius, into: output)
    }
}

/// Index of the mirror image of `index` in 0..<count, without repeating the edge.
func mirrored(_ index: Int, _ count: Int) -> Int {
    guard count > 1 else { return 0 }
    let period = 2 * (count - 1)
    let folded = index.magnitude % UInt(period)
    return Int(folded) < count ? Int(folded) : period - Int(folded)
}
