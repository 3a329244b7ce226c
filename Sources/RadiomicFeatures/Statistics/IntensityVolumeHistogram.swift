/// Shares of a region at or above each of a rising row of intensities.
struct IntensityVolumeHistogram {
    /// g, ascending, evenly spaced.
    private let intensities: [Double]
    private let volumes: [Double]
    private let fractions: [Double]

    /// Whole intensities, as they are: every one from the least to the largest.
    init(levels counts: [Int]) {
        let first = counts.firstIndex { $0 > 0 } ?? 0
        let last = counts.lastIndex { $0 > 0 } ?? 0
        self.init(
            counts: Array(counts[first...last]), intensity: { Double(first + 1 + $0) },
            least: Double(first + 1), most: Double(last + 1))
    }

    /// Intensities in 1000 bins, each standing for its center ([ibsi-1], section 3.5: arbitrary units).
    init(_ values: [Float], range: ClosedRange<Float>) {
        let (least, most) = (Double(range.lowerBound), Double(range.upperBound))
        let bins = 1000
        let width = (most - least) / Double(bins)
        var counts = [Int](repeating: 0, count: bins)
        for value in values {
            counts[width > 0 ? min(bins - 1, Int((Double(value) - least) / width)) : 0] &+= 1
        }
        self.init(
            counts: counts, intensity: { least + (Double($0) + 0.5) * width }, least: least, most: most)
    }

    private init(counts: [Int], intensity: (Int) -> Double, least: Double, most: Double) {
        let total = counts.reduce(0, +)
        var above = total
        var volumes: [Double] = []
        for count in counts {
            volumes.append(total == 0 ? 0 : Double(above) / Double(total))
            above -= count
        }
        intensities = counts.indices.map(intensity)
        self.volumes = volumes
        fractions = intensities.map { most > least ? ($0 - least) / (most - least) : 1 }
    }

    func volume(_ fraction: Double) -> Double { fractions.firstIndex { $0 >= fraction }.map { volumes[$0] } ?? 0 }

    func intensity(_ share: Double) -> Double {
        if let index = volumes.firstIndex(where: { $0 <= share }) { return intensities[index] }
        let last = intensities.count - 1
        return intensities[last] + (last > 0 ? intensities[last] - intensities[last - 1] : 1)
    }

    var areaUnderCurve: Double {
        guard fractions.count > 1 else { return 0 }
        return fractions.indices.dropFirst().reduce(0.0) {
            $0 + (fractions[$1] - fractions[$1 - 1]) * (volumes[$1] + volumes[$1 - 1]) / 2
        }
    }
}
