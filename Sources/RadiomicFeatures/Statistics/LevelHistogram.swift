/// Counts of the gray levels 1…Ng with the sums that the histogram features are formulas of.
struct LevelHistogram {
    /// `counts[i - 1]` pixels of level i.
    let counts: [Int]
    let summary: IntensitySummary

    /// nil without pixels.
    init?(_ counts: [Int]) {
        guard let summary = IntensitySummary(counts) else { return nil }
        (self.counts, self.summary) = (counts, summary)
    }

    var probabilities: [Double] { counts.map { Double($0) / summary.count } }

    var mode: Int {
        let most = counts.max() ?? 0
        let modes = counts.indices.filter { counts[$0] == most }.map { $0 + 1 }
        return modes.min { abs(Double($0) - summary.mean) < abs(Double($1) - summary.mean) } ?? 1
    }

    var gradients: [Double] {
        let last = counts.count - 1
        guard last > 0 else { return [0] }
        return counts.indices.map { index in
            let (low, high) = (max(0, index - 1), min(last, index + 1))
            return Double(counts[high] - counts[low]) / Double(high - low)
        }
    }

    func level(ofGradient gradient: Double?) -> Double? {
        gradients.firstIndex { $0 == gradient }.map { Double($0 + 1) }
    }
}

extension IntensitySummary {
    /// The same sums from a histogram of the levels 1…Ng.
    init?(_ counts: [Int]) {
        let total = counts.reduce(0, +)
        guard total > 0, let first = counts.firstIndex(where: { $0 > 0 }),
            let last = counts.lastIndex(where: { $0 > 0 })
        else { return nil }
        let ranks = RankedLevels(counts)
        let n = Double(total)
        func mean(_ f: (Double) -> Double) -> Double {
            counts.indices.reduce(0.0) { $0 + f(Double($1 + 1)) * Double(counts[$1]) } / n
        }
        let center = mean { $0 }
        let (low, high, middle) = (ranks.quantile(0.1), ranks.quantile(0.9), ranks.quantile(0.5))
        let inside = mean { low...high ~= $0 ? 1 : 0 }
        let insideMean = mean { low...high ~= $0 ? $0 : 0 } / inside
        self.init(
            count: n, least: Double(first + 1), most: Double(last + 1), mean: center,
            moments: (
                mean { ($0 - center) * ($0 - center) },
                mean { ($0 - center) * ($0 - center) * ($0 - center) },
                mean { ($0 - center) * ($0 - center) * ($0 - center) * ($0 - center) }
            ),
            energy: n * mean { $0 * $0 }, meanDeviation: mean { abs($0 - center) },
            robustMeanDeviation: mean { low...high ~= $0 ? abs($0 - insideMean) : 0 } / inside,
            medianDeviation: mean { abs($0 - middle) },
            quantiles: (low, ranks.quantile(0.25), middle, ranks.quantile(0.75), high))
    }

    private init(
        count: Double, least: Double, most: Double, mean: Double,
        moments: (second: Double, third: Double, fourth: Double), energy: Double, meanDeviation: Double,
        robustMeanDeviation: Double, medianDeviation: Double, quantiles: (Double, Double, Double, Double, Double)
    ) {
        (self.count, self.least, self.most, self.mean, self.moments) = (count, least, most, mean, moments)
        (self.energy, self.meanDeviation) = (energy, meanDeviation)
        (self.robustMeanDeviation, self.medianDeviation) = (robustMeanDeviation, medianDeviation)
        (p10, p25, p50, p75, p90) = quantiles
    }
}

/// Order statistics of levels from their histogram.
private struct RankedLevels {
    /// Pixels up to and with each level.
    private let cumulative: [Int]

    init(_ counts: [Int]) {
        var sum = 0
        cumulative = counts.map {
            sum += $0
            return sum
        }
    }

    func quantile(_ share: Double) -> Double {
        let last = (cumulative.last ?? 1) - 1
        let place = share * Double(last)
        let (low, high) = (level(Int(place)), level(min(last, Int(place) + 1)))
        return low + (high - low) * (place - Double(Int(place)))
    }

    private func level(_ rank: Int) -> Double { Double((cumulative.firstIndex { $0 > rank } ?? 0) + 1) }
}
