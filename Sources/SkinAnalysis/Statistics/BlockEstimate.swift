import StudyRecords

/// A region value with its error and what the error is made of.
struct BlockEstimate {
    var value: Double?
    /// `errors.total`.
    var standardError: Double?
    var flags: [ReasonCode] = []
    var errors = ErrorBudget()
}

extension CellGrid {
    /// Value = formula of the channel means of the whole region; its sampling error from tiles (`TileResampling`), with the
    /// errors of calibration and outline beside it.
    ///
    /// Neighboring pixels are alike, so tiles are as long as eight e-fold lengths of the autocorrelation, where a 95 %
    /// interval covers 94 %. A region too small for nine such tiles gets the longest tiles that leave nine and the flag
    /// `short-tiles`; below one e-fold length there is no standard error at all (`few-tiles`).
    ///
    /// - Parameter resampling: `.bootstrap` for medians, percentiles and formulas with a kink.
    func estimate(
        by resampling: ErrorBudget.Resampling = .jackknife, _ formula: ([Double]) -> Double?
    ) -> BlockEstimate {
        let whole = total
        guard whole.count > 0, let value = formula(whole.means), value.isFinite else {
            return BlockEstimate(value: nil, standardError: nil, flags: [.undefinedValue])
        }
        let correlation = correlationLength(formula)
        let wanted = max(1, Int((8 * correlation).rounded(.up)))
        guard let side = tileSide(atMost: wanted), Double(side) >= correlation else {
            return BlockEstimate(value: value, standardError: nil, flags: [.fewTiles])
        }
        let tiles = TileResampling(tiles(side: side), channels: channels)
        var errors = ErrorBudget()
        errors.sampling = tiles.standardError(by: resampling, formula)
        (errors.tiles, errors.resampling) = (tiles.count, resampling)
        if edgeError > 0 { errors.registration = edgeVariance(formula).squareRoot() }
        light.fill(&errors, means: whole.means, value: value, pixels: whole.count, formula)
        return BlockEstimate(
            value: value, standardError: errors.total, flags: side < wanted ? [.shortTiles] : [], errors: errors)
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
}
