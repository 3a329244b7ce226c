import KernelAPI

extension Plane {
    /// Central differences (v₊ - v₋)/2. Border rule: the edge pixel is repeated.
    package func gradient() -> (dx: Plane, dy: Plane) {
        var dy: [Float] = []
        let dx = Plane(width: width, height: height) { dx in
            dy = LargePages.array(count: width * height) { dy in
                eachRow { y, rows in
                    let at = y * width
                    KernelChoice.current.gradient(rows: rows, count: width, dx: dx + at, dy: dy + at)
                }
            }
        }
        return (dx, Plane(width: width, height: height, values: dy))
    }

    /// Second differences: xx, yy by (1 -2 1), xy by the four corners/4. Border rule: the edge pixel is repeated.
    package func hessian() -> SymmetricField {
        var (xy, yy): ([Float], [Float]) = ([], [])
        let xx = Plane(width: width, height: height) { xx in
            xy = LargePages.array(count: width * height) { xy in
                yy = LargePages.array(count: width * height) { yy in
                    eachRow { y, rows in
                        let at = y * width
                        KernelChoice.current.hessian(rows: rows, count: width, xx: xx + at, xy: xy + at, yy: yy + at)
                    }
                }
            }
        }
        return SymmetricField(
            xx: xx, xy: Plane(width: width, height: height, values: xy),
            yy: Plane(width: width, height: height, values: yy))
    }

    /// Each row with the ones around it, all padded by one pixel on each side.
    private func eachRow(_ body: (Int, UnsafePointer<UnsafePointer<Float>>) -> Void) {
        guard width > 0 else { return }
        let stride = width + 2
        var ring = [Float](repeating: 0, count: 3 * stride)
        ring.withUnsafeMutableBufferPointer { ring in
            guard let start = ring.baseAddress else { return }
            func fill(_ y: Int) {
                let row = start + (y + 3) % 3 * stride
                copyRow(min(max(0, y), height - 1), into: row + 1)
                row[0] = row[1]
                row[width + 1] = row[width]
            }
            fill(-1)
            fill(0)
            // The three orders in which the ring can hold them.
            let orders = (0..<3).map { y in (y - 1...y + 1).map { UnsafePointer(start + ($0 + 3) % 3 * stride + 1) } }
            for y in 0..<height {
                fill(y + 1)
                body(y, orders[y % 3])
            }
        }
    }
}

/// A symmetric 2 × 2 matrix in every pixel: a structure tensor or a Hessian.
package struct SymmetricField: Sendable {
    package var xx: Plane
    package var xy: Plane
    package var yy: Plane

    /// Smaller and larger eigenvalue.
    package func eigenvalues() -> (smaller: Plane, larger: Plane) {
        var smaller = Plane(width: xx.width, height: xx.height)
        var larger = smaller
        KernelChoice.current.eigenvalues(
            xx: xx.values, xy: xy.values, yy: yy.values, count: xx.values.count, smaller: &smaller.values,
            larger: &larger.values)
        return (smaller, larger)
    }
}

extension MaskedPlane {
    /// Structure tensor of the plane smoothed with `inner`: products of its central differences, smoothed with `outer`
    /// under the mask. Border rules: reflect-101 for the Gaussians, repeated edge for the differences.
    package func structureTensor(inner: GaussianKernel, outer: GaussianKernel) -> SymmetricField {
        let (dx, dy) = smoothed(with: inner).gradient()
        func smoothProduct(_ a: Plane, _ b: Plane) -> Plane {
            var product = a
            KernelChoice.current.multiply(a.values, b.values, count: a.values.count, into: &product.values)
            return MaskedPlane(values: product, weights: weights).smoothed(with: outer)
        }
        return SymmetricField(xx: smoothProduct(dx, dx), xy: smoothProduct(dx, dy), yy: smoothProduct(dy, dy))
    }

    /// (v - m)/max(s, floor) with m and s the local mean and standard deviation under a Gaussian and the mask.
    /// Border rule: reflect-101.
    package func locallyNormalized(with kernel: GaussianKernel, floor: Float) -> Plane {
        var square = values
        KernelChoice.current.multiply(
            values.values, values.values, count: square.values.count, into: &square.values)
        let mean = smoothed(with: kernel)
        let meanSquare = MaskedPlane(values: square, weights: weights).smoothed(with: kernel)
        KernelChoice.current.standardize(
            values.values, mean: mean.values, meanSquare: meanSquare.values, floor: floor,
            count: square.values.count, into: &square.values)
        return square
    }

    /// Difference of two Gaussians under the mask, the finer first: a band of wavelengths. Border rule: reflect-101.
    package func differenceOfGaussians(_ fine: GaussianKernel, _ coarse: GaussianKernel) -> Plane {
        let (first, second) = (smoothed(with: fine), smoothed(with: coarse))
        var difference = first
        KernelChoice.current.subtract(
            first.values, second.values, count: first.values.count, into: &difference.values)
        return difference
    }
}
