/// Score interval of a share [wilson-1927], 95 %.
struct WilsonInterval {
    let low: Double
    let high: Double

    init(hits: Int, of total: Int) {
        let (n, z) = (Double(max(1, total)), 1.959963984540054)
        let share = Double(hits) / n
        let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        (low, high) = (max(0, middle - half), min(1, middle + half))
    }
}

/// Least-squares line through points.
struct StraightLine {
    let slope: Double
    /// Share of the variance it explains.
    let determination: Double

    /// nil for fewer than three points or equal x.
    init?(_ points: [(x: Double, y: Double)]) {
        guard points.count >= 3 else { return nil }
        let n = Double(points.count)
        let meanX = points.reduce(0) { $0 + $1.x } / n
        let meanY = points.reduce(0) { $0 + $1.y } / n
        var (xx, xy, yy) = (0.0, 0.0, 0.0)
        for point in points {
            xx += (point.x - meanX) * (point.x - meanX)
            xy += (point.x - meanX) * (point.y - meanY)
            yy += (point.y - meanY) * (point.y - meanY)
        }
        guard xx > 0, yy > 0 else { return nil }
        slope = xy / xx
        determination = xy * xy / (xx * yy)
    }
}

/// Rank correlation [spearman-1904], ties by mean rank; nil for fewer than four points or without any order.
enum RankCorrelation {
    static func spearman(_ points: [(x: Double, y: Double)]) -> Double? {
        guard points.count >= 4 else { return nil }
        let ranked = zip(ranks(points.map(\.x)), ranks(points.map(\.y))).map { (x: $0, y: $1) }
        guard let line = StraightLine(ranked) else { return nil }
        return line.slope < 0 ? -line.determination.squareRoot() : line.determination.squareRoot()
    }

    private static func ranks(_ values: [Double]) -> [Double] {
        values.map { value in
            Double(values.count { $0 < value }) + Double(values.count { $0 == value } + 1) / 2
        }
    }
}
