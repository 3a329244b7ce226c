import PortableMath

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
package struct PhantomRandom: Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// A stream of its own for each name under one seed (FNV-1a over the name).
    package init(seed: UInt64, _ name: String) {
        let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        self.init(seed: hash ^ (seed &* 0x9E37_79B9_7F4A_7C15))
        _ = next()
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
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
