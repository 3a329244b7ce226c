extension Plane {
    /// Separable convolution with a Gaussian. Border rule: mirrored without repeating the edge pixel (reflect-101).
    package func convolved(with kernel: GaussianKernel) -> Plane {
        guard kernel.radius > 0, width > 0, height > 0 else { return self }
        return convolvedVertically(with: kernel).convolvedHorizontally(with: kernel)
    }

    private func convolvedVertically(with kernel: GaussianKernel) -> Plane {
        var result = Plane(width: width, height: height)
        let (width, height) = (width, height)
        values.withUnsafeBufferPointer { source in
            result.values.withUnsafeMutableBufferPointer { target in
                guard let from = source.baseAddress, let to = target.baseAddress else { return }
                for y in 0..<height {
                    let row = to + y * width
                    ConvolutionKernel.scale(from + y * width, tap: kernel.taps[0], count: width, into: row)
                    for k in 1..<kernel.taps.count {
                        let upper = from + mirrored(y - k, height) * width
                        let lower = from + mirrored(y + k, height) * width
                        ConvolutionKernel.accumulate(upper, lower, tap: kernel.taps[k], count: width, into: row)
                    }
                }
            }
        }
        return result
    }

    private func convolvedHorizontally(with kernel: GaussianKernel) -> Plane {
        var result = Plane(width: width, height: height)
        let (width, height, radius) = (width, height, kernel.radius)
        var padded = [Float](repeating: 0, count: width + 2 * radius)
        let mirrors = (-radius..<width + radius).map { mirrored($0, width) }
        for y in 0..<height {
            for index in 0..<radius {
                padded[index] = values[y * width + mirrors[index]]
                padded[radius + width + index] = values[y * width + mirrors[radius + width + index]]
            }
            padded.replaceSubrange(radius..<radius + width, with: values[y * width..<(y + 1) * width])
            result.values.withUnsafeMutableBufferPointer { target in
                padded.withUnsafeBufferPointer { row in
                    kernel.taps.withUnsafeBufferPointer { taps in
                        guard let to = target.baseAddress, let from = row.baseAddress, let tap = taps.baseAddress
                        else { return }
                        ConvolutionKernel.horizontal(
                            padded: from, count: width, taps: tap, radius: radius, into: to + y * width)
                    }
                }
            }
        }
        return result
    }
}

/// Index of the mirror image of `index` in 0..<count, without repeating the edge.
func mirrored(_ index: Int, _ count: Int) -> Int {
    guard count > 1 else { return 0 }
    let period = 2 * (count - 1)
    let folded = index.magnitude % UInt(period)
    return Int(folded) < count ? Int(folded) : period - Int(folded)
}
