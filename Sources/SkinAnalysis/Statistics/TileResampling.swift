import StudyRecords

/// Sampling error of a formula of channel means, from tiles long enough to be independent of each other.
struct TileResampling {
    private let tiles: [PooledCells]
    private let all: PooledCells

    /// Bootstrap samples.
    static let draws = 999

    init(_ tiles: [PooledCells], channels: Int) {
        self.tiles = tiles
        all = tiles.reduce(into: PooledCells(channels: channels)) { $0.add($1) }
    }

    var count: Int { tiles.count }

    func standardError(by resampling: ErrorBudget.Resampling, _ formula: ([Double]) -> Double?) -> Double? {
        switch resampling {
        case .jackknife: jackknife(formula)
        case .bootstrap: bootstrap(formula)
        }
    }

    /// SE² = (m-1)/m·Σ(f₍ᵢ₎ - f̄)², f₍ᵢ₎ the formula without tile i [kuensch-1989].
    private func jackknife(_ formula: ([Double]) -> Double?) -> Double? {
        let left = tiles.compactMap { formula(all.subtracting($0).means) }
        guard left.count == tiles.count else { return nil }
        return (TileResampling.squares(left) * (Double(count) - 1) / Double(count)).squareRoot()
    }

    /// SE² = m/(m-1)·var f*, f* the formula of m tiles drawn with replacement; the draws follow from the tiles' own sums,
    /// so that the same photo has the same error everywhere.
    private func bootstrap(_ formula: ([Double]) -> Double?) -> Double? {
        guard count > 1 else { return nil }
        var random = SeededGenerator(seed: digest)
        var found: [Double] = []
        for _ in 0..<TileResampling.draws {
            var pool = PooledCells(channels: all.sums.count)
            for _ in tiles { pool.add(tiles[random.index(below: count)]) }
            guard let value = formula(pool.means), value.isFinite else { return nil }
            found.append(value)
        }
        let variance = TileResampling.squares(found) / Double(found.count - 1)
        return (variance * Double(count) / Double(count - 1)).squareRoot()
    }

    private static func squares(_ values: [Double]) -> Double {
        let mean = values.reduce(0, +) / Double(values.count)
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }

    /// FNV-1a over counts and sums.
    private var digest: UInt64 {
        tiles.reduce(0xcbf2_9ce4_8422_2325) { hash, tile in
            tile.sums.reduce((hash ^ tile.count.bitPattern) &* 0x100_0000_01b3) {
                ($0 ^ $1.bitPattern) &* 0x100_0000_01b3
            }
        }
    }
}

extension PooledCells {
    mutating func add(_ other: PooledCells) {
        count += other.count
        for channel in sums.indices { sums[channel] += other.sums[channel] }
    }
}
