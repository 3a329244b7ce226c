extension CellGrid {
    /// Variance that an outline which lies a little elsewhere adds: (e²/2)·((∂f/∂x)² + (∂f/∂y)²), e the expected distance.
    ///
    /// A region moved by δ gains a strip along one edge and loses one along the other; the strips' values are those of the
    /// outermost cells at least half covered. So f is taken with the strips of one pixel exchanged, both ways.
    func edgeVariance(_ formula: ([Double]) -> Double?) -> Double {
        guard edgeError > 0 else { return 0 }
        let whole = total
        var sum = 0.0
        for exchange in [strips(alongRows: true), strips(alongRows: false)] {
            let slopes = [1.0, -1].map { sign in
                whole.sums.indices.map { (whole.sums[$0] + sign * exchange[$0]) / whole.count }
            }.compactMap { formula($0) }
            guard slopes.count == 2 else { continue }
            let slope = (slopes[0] - slopes[1]) / 2
            sum += slope * slope
        }
        return sum.isFinite ? edgeError * edgeError / 2 * sum : 0
    }

    /// Channel sums gained minus lost by a move of one pixel.
    private func strips(alongRows: Bool) -> [Double] {
        var exchange = [Double](repeating: 0, count: channels)
        let (lines, length) = alongRows ? (rows, columns) : (columns, rows)
        let enough = Double(cellSide * cellSide) / 2
        for line in 0..<lines {
            var before: Int?
            for place in 0...length {
                let cell = alongRows ? line * columns + place : place * columns + line
                let isInside = place < length && counts[cell] >= enough
                if isInside, before == nil { add(cell, sign: -1, into: &exchange) }
                if !isInside, let last = before { add(last, sign: 1, into: &exchange) }
                before = isInside ? cell : nil
            }
        }
        return exchange
    }

    private func add(_ cell: Int, sign: Double, into exchange: inout [Double]) {
        for channel in 0..<channels {
            exchange[channel] += sign * Double(cellSide) * sums[cell * channels + channel] / counts[cell]
        }
    }
}
