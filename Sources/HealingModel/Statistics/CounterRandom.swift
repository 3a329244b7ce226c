import PortableMath

/// Random numbers that depend on a seed and a counter alone (the mixing function of [steele-2014]), so that any of them can
/// be drawn in any order on any machine.
package struct CounterRandom: Sendable {
    private let seed: UInt64
    private var counter: UInt64 = 0

    package init(seed: UInt64, stream: UInt64 = 0) {
        self.seed = PortableMath.splitMix(seed &+ PortableMath.splitMix(stream &+ PortableMath.splitMixStep))
    }

    package mutating func bits() -> UInt64 {
        counter &+= 1
        return PortableMath.splitMix(seed &+ counter &* PortableMath.splitMixStep)
    }

    /// Uniform in (0, 1).
    package mutating func uniform() -> Double { (Double(bits() >> 11) + 0.5) * 0x1p-53 }

    /// Standard normal, by Box and Muller.
    package mutating func normal() -> Double {
        let radius = (-2 * PortableMath.log(uniform())).squareRoot()
        return radius * PortableMath.cosineOfDegrees(360 * uniform())
    }

    /// χ² with whole degrees of freedom: -2·ln of a product of `degrees`/2 uniforms, each pair of degrees being an exponential
    /// variate; an odd degree adds the square of a normal.
    package mutating func chiSquare(degrees: Int) -> Double {
        var (sum, product) = (0.0, 1.0)
        for pair in 0..<degrees / 2 {
            product *= uniform()
            // Sixteen uniforms stay far above the smallest number, and cost one logarithm.
            if pair % 16 == 15 {
                sum -= 2 * PortableMath.log(product)
                product = 1
            }
        }
        sum -= 2 * PortableMath.log(product)
        guard degrees % 2 == 1 else { return sum }
        let z = normal()
        return sum + z * z
    }
}
