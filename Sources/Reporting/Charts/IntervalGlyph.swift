import StudyRecords

/// A change with its interval against the strip of no detectable change, as a small picture in a table row.
struct IntervalGlyph {
    let bandLeft, bandWidth, low, high, width, dot: String

    /// Half the width of the picture's scale, in MDCs; intervals beyond it are cut at the edge.
    private static let halfScale = 5.0
    private static let size = 160.0

    init?(_ change: ChangeRecord) {
        guard let value = change.change, let low = change.confidenceLow, let high = change.confidenceHigh,
            let mdc = change.mdc95, mdc > 0
        else { return nil }
        func position(_ figure: Double) -> Double {
            let share = max(-1, min(1, figure / (IntervalGlyph.halfScale * mdc)))
            return IntervalGlyph.size / 2 * (1 + share)
        }
        bandLeft = Chart.coordinate(position(-mdc))
        bandWidth = Chart.coordinate(position(mdc) - position(-mdc))
        self.low = Chart.coordinate(position(low))
        self.high = Chart.coordinate(position(high))
        width = Chart.coordinate(position(high) - position(low))
        dot = Chart.coordinate(position(value))
    }
}
