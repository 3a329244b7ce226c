import PortableMath

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
package struct PhantomRandom: Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// A stream of its own for each name under one seed (FNV-1a over the name).
    package init(seed: UInt64, _ name: String) {
        let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        self.init(seed: hash ^ (seed &* PortableMath.splitMixStep))
        _ = next()
    }

    package mutating func next() -> UInt64 {
        state &+= PortableMath.splitMixStep
        return PortableMath.splitMix(state)
    }

    /// 0 ≤ u < 1
    package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    package mutating func range(_ low: Double, _ high: Double) -> Double { low + unit() * (high - low) }

    /// Standard normal (Box and Muller 1958).
    package mutating func normal() -> Double {
        let radius = (-2 * PortableMath.log(1 - unit())).squareRoot()
        return radius * PortableMath.cosineOfDegrees(360 * unit())
    }
}
