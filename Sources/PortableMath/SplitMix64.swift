extension PortableMath {
    /// The step between states of SplitMix64: 2⁶⁴ over the golden ratio, odd.
    package static let splitMixStep: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Mixing function of SplitMix64 [steele-2014]: every bit of the result depends on every bit of the state.
    package static func splitMix(_ state: UInt64) -> UInt64 {
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
