/// Medians and ranks of small samples.
enum OrderStatistics {
    /// Mean of the two middle values of an even number.
    static func median(_ values: [Double]) -> Double {
        let ordered = values.sorted()
        guard !ordered.isEmpty else { return 0 }
        let middle = ordered.count / 2
        return ordered.count % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2
    }

    /// Value at a rank from 1, linear between ranks; nil outside the sample.
    static func value(atRank rank: Double, of ordered: [Double]) -> Double? {
        guard rank >= 1, rank <= Double(ordered.count) else { return nil }
        let below = Int(rank.rounded(.down))
        let low = ordered[below - 1]
        return below == ordered.count ? low : low + (rank - Double(below)) * (ordered[below] - low)
    }
}
