import PortableMath

/// SplitMix64 (Steele, Lea, Flood 2014): the same draws on every machine.
struct SeededGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= PortableMath.splitMixStep
        return PortableMath.splitMix(state)
    }

    /// 0..<count
    mutating func index(below count: Int) -> Int { Int(next() % UInt64(max(1, count))) }
}
