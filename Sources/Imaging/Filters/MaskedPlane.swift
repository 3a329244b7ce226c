/// A plane of which only some pixels count: weights 0…1 (1 = measured pixel), values at weight 0 are 0.
///
/// After area decimation a weight is the measured share of the coarse pixel and the value their mean.
package struct MaskedPlane: Sendable {
    package let values: Plane
    package let weights: Plane

    package init(values: Plane, weights: Plane) {
        precondition(values.width == weights.width && values.height == weights.height, "one weight per value")
        self.values = values
        self.weights = weights
    }

    /// Normalized convolution (Knutsson and Westin 1993): blur(w·v)/blur(w); pixels without weight do not bleed in.
    package func smoothed(with kernel: GaussianKernel) -> Plane {
        guard kernel.radius > 0 else { return values }
        var numerator = values
        multiply(&numerator, by: weights)
        var result = numerator.convolved(with: kernel)
        divide(&result, by: weights.convolved(with: kernel))
        return result
    }

    /// Means of factor × factor blocks of measured pixels; the last row and column may be narrower.
    package func decimated(by factor: Int) -> MaskedPlane {
        guard factor > 1 else { return self }
        let columns = (values.width + factor - 1) / factor
        let rows = (values.height + factor - 1) / factor
        var sums = Plane(width: columns, height: rows)
        var shares = Plane(width: columns, height: rows)
        for y in 0..<values.height {
            let target = (y / factor) * columns
            let source = y * values.width
            for x in 0..<values.width {
                sums.values[target + x / factor] += values.values[source + x] * weights.values[source + x]
                shares.values[target + x / factor] += weights.values[source + x]
            }
        }
        let area = Float(factor * factor)
        for index in shares.values.indices where shares.values[index] > 0 {
            sums.values[index] /= shares.values[index]
            shares.values[index] /= area
        }
        return MaskedPlane(values: sums, weights: shares)
    }

    private func multiply(_ plane: inout Plane, by other: Plane) {
        for index in plane.values.indices { plane.values[index] *= other.values[index] }
    }

    private func divide(_ plane: inout Plane, by other: Plane) {
        // Below this share of the kernel there is nothing to average; such pixels carry no weight and are never read.
        for index in plane.values.indices { plane.values[index] /= max(other.values[index], 1e-6) }
    }
}

extension MaskedPlane {
    /// Smoothed by a Gaussian of `sigma` pixels, on a grid coarsened as far as the Gaussian allows.
    ///
    /// Blocks of n pixels are averaged first (n keeps at least 1.5 coarse pixels of sigma) and their variance
    /// (n² - 1)/12 is taken off the Gaussian, so the sum of both blurs is the one asked for.
    package func gaussian(sigma: Double) -> MaskedPlane {
        let factor = max(1, Int(sigma / 1.5))
        let blocks = Double(factor)
        let coarse = decimated(by: factor)
        let rest = max(0, sigma * sigma - (blocks * blocks - 1) / 12).squareRoot() / blocks
        return MaskedPlane(values: coarse.smoothed(with: GaussianKernel(sigma: rest)), weights: coarse.weights)
    }
}
