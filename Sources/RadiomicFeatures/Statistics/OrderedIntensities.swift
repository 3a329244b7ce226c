/// Order statistics of many intensities without sorting them all: counted into bins, and only the bins that hold a wanted
/// rank are sorted. Exact.
struct OrderedIntensities {
    private static let bins = 1 << 16
    private let values: [Float]
    private let least: Float
    private let scale: Float
    /// How many values lie in bins before each.
    private var before: [Int]

    /// - Parameter range: smallest and largest of the values.
    init(_ values: [Float], range: ClosedRange<Float>) {
        self.values = values
        least = range.lowerBound
        let width = range.upperBound - range.lowerBound
        scale = width > 0 ? Float(OrderedIntensities.bins - 1) / width : 0
        var counts = [Int](repeating: 0, count: OrderedIntensities.bins + 1)
        for value in values { counts[OrderedIntensities.bin(value, least, scale) + 1] &+= 1 }
        for index in 1..<counts.count { counts[index] += counts[index - 1] }
        before = counts
    }

    @inline(__always)
    private static func bin(_ value: Float, _ least: Float, _ scale: Float) -> Int {
        min(bins - 1, max(0, Int((value - least) * scale)))
    }

    /// Quantiles by linear interpolation between order statistics (definition 7 of Hyndman and Fan 1996).
    func quantiles(_ shares: [Double]) -> [Double] {
        let places = shares.map { $0 * Double(values.count - 1) }
        let ranks = Set(places.flatMap { [Int($0), min(values.count - 1, Int($0) + 1)] }).sorted()
        let found = ordered(ranks)
        return places.map { place in
            let low = Double(found[Int(place)] ?? 0)
            let high = Double(found[min(values.count - 1, Int(place) + 1)] ?? 0)
            return low + (high - low) * (place - Double(Int(place)))
        }
    }

    /// The values of some ranks, ascending from 0.
    private func ordered(_ ranks: [Int]) -> [Int: Float] {
        var bins: [Int: [Float]] = [:]
        for rank in ranks { bins[bin(ofRank: rank)] = [] }
        var isWanted = [Bool](repeating: false, count: OrderedIntensities.bins)
        for bin in bins.keys { isWanted[bin] = true }
        for value in values {
            let bin = OrderedIntensities.bin(value, least, scale)
            if isWanted[bin] { bins[bin]?.append(value) }
        }
        let sorted = bins.mapValues { $0.sorted() }
        var found: [Int: Float] = [:]
        for rank in ranks {
            let bin = bin(ofRank: rank)
            found[rank] = sorted[bin]?[rank - before[bin]]
        }
        return found
    }

    /// The last bin that begins at or before a rank and is not empty there.
    private func bin(ofRank rank: Int) -> Int {
        var (low, high) = (0, OrderedIntensities.bins - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if before[middle] <= rank { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
