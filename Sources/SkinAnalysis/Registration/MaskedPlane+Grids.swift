import Imaging

extension MaskedPlane {
    var width: Int { values.width }
    var height: Int { values.height }

    /// Means of 2 × 2 pixels; a last odd row or column is dropped. A pixel counts when three of its four do.
    var halved: MaskedPlane {
        let (w, h) = (width / 2, height / 2)
        var (means, shares) = (Plane(width: w, height: h), Plane(width: w, height: h))
        for y in 0..<h {
            for x in 0..<w {
                let at = 2 * y * width + 2 * x
                let places = [at, at + 1, at + width, at + width + 1]
                var (sum, count) = (Float(0), Float(0))
                for place in places {
                    sum += values.values[place] * weights.values[place]
                    count += weights.values[place]
                }
                guard count >= 3 else { continue }
                means.values[y * w + x] = sum / count
                shares.values[y * w + x] = 1
            }
        }
        return MaskedPlane(values: means, weights: shares)
    }

    /// Twice as many pixels a side, linear between centers.
    var doubled: MaskedPlane {
        let map = ProjectiveMap([0.5, 0, -0.25, 0, 0.5, -0.25, 0, 0, 1])
        let (finer, inside) = values.warped(by: map, width: 2 * width, height: 2 * height, .bilinear)
        let (share, _) = weights.warped(by: map, width: 2 * width, height: 2 * height, .bilinear)
        var mask = share
        for index in mask.values.indices {
            mask.values[index] = inside.bytes[index] == 1 && share.values[index] > 0.99 ? 1 : 0
        }
        return MaskedPlane(values: finer, weights: mask)
    }

    /// Luma without light and contrast of its surroundings: (v - m)/max(s, floor) with mean and standard deviation under a
    /// Gaussian of `sigma` pixels and the mask, 0 outside it. Taken on blocks of four pixels, linear between them: the window
    /// is wide, the saving large.
    ///
    /// - Returns: the plane, and for each pixel how much of its window was measured, 0.5 along a straight edge of the mask.
    func contrastNormalized(sigma: Double, floor: Float) -> (plane: Plane, support: Plane) {
        let block = sigma >= 6 ? 4 : sigma >= 3 ? 2 : 1
        let kernel = GaussianKernel(sigma: sigma / Double(block))
        let moments = BlockMoments(self, block: block, margin: kernel.radius)
        let weight = moments.weight.convolved(with: kernel)
        let mean = moments.first.convolved(with: kernel)
        let square = moments.second.convolved(with: kernel)
        var (center, gain) = (mean, mean)
        for index in weight.values.indices {
            let total = max(weight.values[index], 1e-6)
            let m = mean.values[index] / total
            center.values[index] = m
            gain.values[index] = 1 / max(max(0, square.values[index] / total - m * m).squareRoot(), floor)
        }
        let blocks = BlockInterpolation(block: block, margin: kernel.radius)
        var support = self.weights
        blocks.multiply(weight, into: &support)
        return (blocks.standardized(self, center, gain), support)
    }
}

/// Sums of weight, weighted value and its square over blocks, divided by the block's area.
private struct BlockMoments {
    private(set) var weight: Plane
    private(set) var first: Plane
    private(set) var second: Plane

    /// - Parameter margin: blocks without weight all around, so that the frame is an edge like any other of the mask.
    init(_ plane: MaskedPlane, block: Int, margin: Int) {
        let (w, h) = ((plane.width + block - 1) / block, (plane.height + block - 1) / block)
        weight = Plane(width: w + 2 * margin, height: h + 2 * margin)
        (first, second) = (weight, weight)
        let area = Float(block * block)
        plane.values.values.withUnsafeBufferPointer { values in
            plane.weights.values.withUnsafeBufferPointer { weights in
                for row in 0..<h {
                    for column in 0..<w {
                        var (n, s, q) = (Float(0), Float(0), Float(0))
                        for y in row * block..<min((row + 1) * block, plane.height) {
                            for i in y * plane.width + column * block..<y * plane.width
                                + min((column + 1) * block, plane.width)
                            {
                                let product = weights[i] * values[i]
                                n += weights[i]
                                s += product
                                q += product * values[i]
                            }
                        }
                        weight[column + margin, row + margin] = n / area
                        first[column + margin, row + margin] = s / area
                        second[column + margin, row + margin] = q / area
                    }
                }
            }
        }
    }
}

/// Bilinear reading of block values at pixels.
private struct BlockInterpolation {
    let block: Int
    let margin: Int

    func standardized(_ plane: MaskedPlane, _ center: Plane, _ gain: Plane) -> Plane {
        var result = Plane(width: plane.width, height: plane.height)
        let (blockColumns, blockRows) = (center.width, center.height)
        let columns = (0..<plane.width).map { place($0, blockColumns) }
        result.values.withUnsafeMutableBufferPointer { target in
            plane.values.values.withUnsafeBufferPointer { values in
                plane.weights.values.withUnsafeBufferPointer { weights in
                    center.values.withUnsafeBufferPointer { center in
                        gain.values.withUnsafeBufferPointer { gain in
                            for y in 0..<plane.height {
                                let vertical = place(y, blockRows)
                                let width = columns.count
                                let rows = (vertical.0 * blockColumns, vertical.1 * blockColumns)
                                for x in 0..<width {
                                    let i = y * width + x
                                    guard weights[i] > 0 else { continue }
                                    let (a, b, t) = columns[x]
                                    let m = mix(center, rows, a, b, t, vertical.2)
                                    let g = mix(gain, rows, a, b, t, vertical.2)
                                    target[i] = (values[i] - m) * g
                                }
                            }
                        }
                    }
                }
            }
        }
        return result
    }

    func multiply(_ share: Plane, into plane: inout Plane) {
        let columns = (0..<plane.width).map { place($0, share.width) }
        let width = plane.width
        for y in 0..<plane.height {
            let vertical = place(y, share.height)
            let rows = (vertical.0 * share.width, vertical.1 * share.width)
            share.values.withUnsafeBufferPointer { share in
                plane.values.withUnsafeMutableBufferPointer { target in
                    for x in 0..<width {
                        let (a, b, t) = columns[x]
                        target[y * width + x] *= mix(share, rows, a, b, t, vertical.2)
                    }
                }
            }
        }
    }

    /// Neighboring blocks of a pixel and how far it lies toward the second.
    private func place(_ pixel: Int, _ count: Int) -> (Int, Int, Float) {
        let position = max(0, min(Float(count - 1), (Float(pixel) + 0.5) / Float(block) - 0.5 + Float(margin)))
        let low = Int(position)
        return (low, min(low + 1, count - 1), position - Float(low))
    }

    @inline(__always)
    private func mix(
        _ plane: UnsafeBufferPointer<Float>, _ rows: (Int, Int), _ a: Int, _ b: Int, _ t: Float, _ u: Float
    ) -> Float {
        let upper = plane[rows.0 + a] + t * (plane[rows.0 + b] - plane[rows.0 + a])
        let lower = plane[rows.1 + a] + t * (plane[rows.1 + b] - plane[rows.1 + a])
        return upper + u * (lower - upper)
    }
}
