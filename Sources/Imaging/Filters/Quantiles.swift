/// Exact order statistics by radix histograms of the bits: no sorting, and the values are read at most three times.
package enum Quantiles {
    /// The value of rank `rank` (0 = smallest). `values` holds no NaN.
    package static func value(ofRank rank: Int, in values: [Float]) -> Float {
        precondition(values.indices.contains(rank), "a rank of these values")
        var (prefix, known, rest) = (UInt32(0), 0, rank)
        for bits in [11, 11, 10] {
            let histogram = histogram(values, prefix: prefix, known: known, bits: bits)
            var bin = 0
            while rest >= histogram[bin] {
                rest -= histogram[bin]
                bin += 1
            }
            prefix = prefix << UInt32(bits) | UInt32(bin)
            known += bits
        }
        return ordered(prefix)
    }

    /// Quantile by linear interpolation between ranks, (n - 1)·p; definition 7 of Hyndman and Fan 1996.
    package static func quantile(_ share: Double, of values: [Float]) -> Double? {
        guard !values.isEmpty else { return nil }
        let place = Double(values.count - 1) * min(max(0, share), 1)
        let below = Int(place)
        let low = Double(value(ofRank: below, in: values))
        guard place > Double(below) else { return low }
        return low + (place - Double(below)) * (Double(value(ofRank: below + 1, in: values)) - low)
    }

    /// Counts of the next `bits` bits among values whose first `known` bits are `prefix`.
    private static func histogram(_ values: [Float], prefix: UInt32, known: Int, bits: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: 1 << bits)
        let mask = UInt32(1 << bits) - 1
        let shift = UInt32(32 - known - bits)
        counts.withUnsafeMutableBufferPointer { counts in
            values.withUnsafeBufferPointer { values in
                for value in values {
                    let key = key(value)
                    if known > 0, key >> UInt32(32 - known) != prefix { continue }
                    counts[Int(key >> shift & mask)] &+= 1
                }
            }
        }
        return counts
    }

    /// Bits whose order as whole numbers is that of the values.
    @inline(__always)
    private static func key(_ value: Float) -> UInt32 {
        let bits = value.bitPattern
        return bits & 0x8000_0000 == 0 ? bits | 0x8000_0000 : ~bits
    }

    private static func ordered(_ key: UInt32) -> Float {
        Float(bitPattern: key & 0x8000_0000 == 0 ? ~key : key & 0x7FFF_FFFF)
    }
}
