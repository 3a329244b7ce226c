import PortableMath

/// Taps of a sampled, normalized Gaussian: `taps[0]` is the center, `taps[k]` both neighbors at distance k.
package struct GaussianKernel: Sendable, Hashable {
    package let taps: [Float]
    /// The same before rounding to Float.
    let exactTaps: [Double]
    package let sigma: Double
    package var radius: Int { taps.count - 1 }

    /// - Parameter sigma: standard deviation in pixels; 0 gives the identity. Cut at 4 sigma, where 6·10⁻⁵ is left.
    package init(sigma: Double) {
        self.sigma = max(0, sigma)
        guard sigma > 0 else {
            (taps, exactTaps) = ([1], [1])
            return
        }
        let radius = max(1, Int((4 * sigma).rounded(.up)))
        let weights = (0...radius).map { PortableMath.exp(-0.5 * (Double($0) / sigma) * (Double($0) / sigma)) }
        let total = weights[0] + 2 * weights.dropFirst().reduce(0, +)
        exactTaps = weights.map { $0 / total }
        taps = exactTaps.map { Float($0) }
    }

    /// Σ taps² over the whole one-dimensional kernel: the share of white-noise variance that passes along one axis.
    package var energy: Double { GaussianKernel.overlap(self, self) }

    /// Σ a·b of two kernels laid on the same center.
    package static func overlap(_ a: GaussianKernel, _ b: GaussianKernel) -> Double {
        let shared = min(a.radius, b.radius)
        var sum = Double(a.taps[0]) * Double(b.taps[0])
        for k in 0..<shared { sum += 2 * Double(a.taps[k + 1]) * Double(b.taps[k + 1]) }
        return sum
    }
}
