import StudyRecords

/// A region value with its sampling error.
struct BlockEstimate {
    var value: Double?
    var standardError: Double?
    var flags: [ReasonCode] = []
}

extension CellGrid {
    /// Value = formula of the channel means of the whole region; standard error by the delete-one-tile jackknife:
    /// SE² = (m-1)/m·Σ(f₍ᵢ₎ - f̄)², f₍ᵢ₎ the formula without tile i (Künsch 1989 for blocks of dependent data).
    ///
    /// Neighboring pixels are alike, so tiles are as long as eight e-fold lengths of the autocorrelation, where a 95 %
    /// interval covers 94 %. A region too small for nine such tiles gets the longest tiles that leave nine and the flag
    /// `short-tiles`; below one e-fold length there is no standard error at all (`few-tiles`).
    func estimate(_ formula: ([Double]) -> Double?) -> BlockEstimate {
        let whole = total
        guard whole.count > 0, let value = formula(whole.means), value.isFinite else {
            return BlockEstimate(value: nil, standardError: nil, flags: [.undefinedValue])
        }
        let correlation = correlationLength(formula)
        let wanted = max(1, Int((8 * correlation).rounded(.up)))
        guard let side = tileSide(atMost: wanted), Double(side) >= correlation else {
            return BlockEstimate(value: value, standardError: nil, flags: [.fewTiles])
        }
        let sampling = jackknife(tiles(side: side), formula)
        let edge = edgeVariance(formula)
        let error = edge > 0 ? sampling.map { ($0 * $0 + edge).squareRoot() } : sampling
        return BlockEstimate(value: value, standardError: error, flags: side < wanted ? [.shortTiles] : [])
    }

    private static let fewestTiles = 9

    private func tileSide(atMost wanted: Int) -> Int? {
        var side = min(wanted, max(columns, rows))
        while side >= 1 {
            if tiles(side: side).count >= CellGrid.fewestTiles { return side }
            side -= 1
        }
        return nil
    }

    /// Tiles at least half covered by the region.
    private func tiles(side: Int) -> [PooledCells] {
        let full = Double(side * cellSide * side * cellSide)
        var found: [PooledCells] = []
        for top in stride(from: 0, to: rows, by: side) {
            for left in stride(from: 0, to: columns, by: side) {
                let pool = pooled(
                    columns: left..<Swift.min(left + side, columns), rows: top..<Swift.min(top + side, rows))
                if pool.count >= full / 2 { found.append(pool) }
            }
        }
        return found
    }

    private func jackknife(_ tiles: [PooledCells], _ formula: ([Double]) -> Double?) -> Double? {
        let all = tiles.reduce(into: PooledCells(channels: channels)) { sum, tile in
            sum.count += tile.count
            for channel in sum.sums.indices { sum.sums[channel] += tile.sums[channel] }
        }
        let left = tiles.compactMap { formula(all.subtracting($0).means) }
        guard left.count == tiles.count else { return nil }
        let count = Double(left.count)
        let mean = left.reduce(0, +) / count
        let square = left.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (square * (count - 1) / count).squareRoot()
    }
}
