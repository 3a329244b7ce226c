import PortableMath

/// Least squares of a delayed peak: b and A are linear, peak time and width are searched inside their bounds.
struct BumpFit {
    let fit: RegressorFit
    let peakHours: Double
    let width: Double

    private static let peaks = 1.0...168.0
    private static let widths = 0.3...2.0
    private static let gridSize = (peak: 20, width: 8)

    private let series: SessionSeries
    private let weights: [Double]
    /// ln(t + 1) of the points after the session.
    private let logs: [Double]

    /// nil with fewer than four distinct times after the session or four points.
    init?(_ series: SessionSeries) {
        guard series.distinctPostTimes >= 4, series.count >= 4 else { return nil }
        self.series = series
        weights = series.weights
        logs = series.indices.map { series.isPost[$0] ? PortableMath.log1p(max(0, series.times[$0])) : 0 }
        let search = BumpSearch(series: series, weights: weights, logs: logs)
        let (low, high) = (
            PortableMath.log1p(BumpFit.peaks.lowerBound), PortableMath.log1p(BumpFit.peaks.upperBound)
        )
        let best = search.minimum(
            peaks: low...high, widths: BumpFit.widths, peakNodes: BumpFit.gridSize.peak,
            widthNodes: BumpFit.gridSize.width)
        fit = search.fit(best.peak, best.width)
        peakHours = min(BumpFit.peaks.upperBound, max(1, PortableMath.exp(best.peak) - 1))
        width = best.width
    }
}
