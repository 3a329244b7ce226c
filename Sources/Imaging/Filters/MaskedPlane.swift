import KernelAPI

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
    /// Border rule: reflect-101.
    package func smoothed(with kernel: GaussianKernel) -> Plane {
        guard kernel.radius > 0, !values.values.isEmpty else { return values }
        let count = values.values.count
        var product = values
        KernelChoice.current.multiply(values.values, weights.values, count: count, into: &product.values)
        let numerator = product.convolved(with: kernel)
        // Below this share of the kernel there is nothing to average; such pixels carry no weight and are never read.
        KernelChoice.current.divide(
            numerator.values, weights.convolved(with: kernel).values, floor: 1e-6, count: count, into: &product.values)
        return product
    }
}

/// A Gaussian on a grid coarsened as far as it allows: blocks of `factor` pixels are averaged first (at least 1.5 coarse
/// pixels of sigma remain) and their variance (n² - 1)/12 is taken off, so the sum of both blurs is the one asked for.
package struct CoarseGaussian: Sendable, Hashable {
    package let factor: Int
    /// In coarse pixels.
    package let kernel: GaussianKernel

    package init(sigma: Double) {
        factor = max(1, Int(sigma / 1.5))
        let blocks = Double(factor)
        let rest = max(0, sigma * sigma - (blocks * blocks - 1) / 12).squareRoot() / blocks
        kernel = GaussianKernel(sigma: rest)
    }
}
