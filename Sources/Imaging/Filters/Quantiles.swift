import KernelAPI

/// Exact order statistics by histograms of the bits: no sorting, and the values are read twice or three times.
package enum Quantiles {
    /// The value of rank `rank` (0 = smallest). `values` holds no NaN.
    package static func value(ofRank rank: Int, in values: [Float]) -> Float {
        precondition(values.indices.contains(rank), "a rank of these values")
        return KeyCounts(values).values(ofRanks: [rank])[0]
    }

    /// Quantile by linear interpolation between ranks, (n - 1)·p; definition 7 of Hyndman and Fan 1996.
    package static func quantile(_ share: Double, of values: [Float]) -> Double? {
        guard !values.isEmpty else { return nil }
        let place = Double(values.count - 1) * min(max(0, share), 1)
        let below = Int(place)
        let ranks = place > Double(below) ? [below, below + 1] : [below]
        let found = KeyCounts(values).values(ofRanks: ranks).map { Double($0) }
        return found[0] + (place - Double(below)) * ((found.last ?? found[0]) - found[0])
    }
}

/// How many values have each upper half of a key.
private struct KeyCounts {
    private let values: [Float]
    private var upper = [Int32](repeating: 0, count: 2 * KeyCounts.halves)
    private static let halves = 65_536

    init(_ values: [Float]) {
        self.values = values
        KernelChoice.current.countKeys(values, count: values.count, into: &upper)
    }

    func values(ofRanks ranks: [Int]) -> [Float] {
        var lower: (prefix: UInt32, counts: [Int32])?
        return ranks.map { rank in
            let (bin, rest) = place(of: rank) { Int(upper[$0]) + Int(upper[$0 + KeyCounts.halves]) }
            let prefix = UInt32(bin)
            var counts = lower.flatMap { $0.prefix == prefix ? $0.counts : nil } ?? []
            if counts.isEmpty {
                counts = [Int32](repeating: 0, count: KeyCounts.halves)
                KernelChoice.current.countKeys(values, count: values.count, prefix: prefix, into: &counts)
                lower = (prefix, counts)
            }
            let low = place(of: rest) { Int(counts[$0]) }.bin
            return KeyCounts.value(prefix << 16 | UInt32(low))
        }
    }

    private func place(of rank: Int, _ count: (Int) -> Int) -> (bin: Int, rest: Int) {
        var (bin, rest) = (0, rank)
        while rest >= count(bin) {
            rest -= count(bin)
            bin += 1
        }
        return (bin, rest)
    }

    private static func value(_ key: UInt32) -> Float {
        Float(bitPattern: key & 0x8000_0000 == 0 ? ~key : key & 0x7FFF_FFFF)
    }
}
