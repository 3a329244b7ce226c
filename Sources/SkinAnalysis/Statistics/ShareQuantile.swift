/// A percentile from a histogram whose bins are the channels of a cell grid: the channel means are the bins' shares.
///
/// So a median takes the same road as every other formula of means, `grid.estimate(by: .bootstrap) { quantile.value($0) }`.
struct ShareQuantile {
    /// Between 0 and 1.
    let probability: Double
    /// Lower end of the first bin and width of every bin.
    let start: Double
    let width: Double

    static let median = 0.5

    /// The bin of a value; values beyond the histogram count in its first or last bin.
    func bin(of value: Double, bins: Int) -> Int {
        let place = ((value - start) / width).rounded(.down)
        return Int(max(0, min(Double(bins - 1), place)))
    }

    /// Linear within its bin; nil for an empty histogram.
    func value(_ shares: [Double]) -> Double? {
        let wanted = probability * shares.reduce(0, +)
        guard wanted > 0 || probability == 0 else { return nil }
        var below = 0.0
        for (bin, share) in shares.enumerated() where share > 0 {
            if below + share >= wanted { return start + width * (Double(bin) + (wanted - below) / share) }
            below += share
        }
        return nil
    }
}
