/// The residual of a decay as a function of log τ: its minimum and the crossings of the 95 % threshold beside it.
struct DecayProfile: Sendable {
    let projection: DecayProjection
    let root: Double
    let fit: RegressorFit
    let isAtBound: Bool
    /// Residual at the threshold; nil where no variance can be estimated (n = 3).
    let limit: Double?
    let low: Double?
    let high: Double?
    private let fits: [RegressorFit]

    init(_ projection: DecayProjection) {
        let grid = DecayProjection.grid
        let fits = projection.gridFits()
        let best = DecayProfile.best(fits)
        isAtBound = best == 0 || best == grid.count - 1
        let found = isAtBound ? grid[best] : projection.minimum(between: grid[best - 1], and: grid[best + 1])
        (root, fit) = (found, projection.fit(logTau: found))
        self.projection = projection
        self.fits = fits
        guard let threshold = DecayProfile.threshold(projection.series, fit.residual) else {
            (limit, low, high) = (nil, nil, nil)
            return
        }
        let limit = fit.residual + threshold
        func crossing(_ nodes: some Sequence<Int>) -> Double? {
            var inside = found
            for node in nodes {
                if fits[node].residual > limit {
                    return projection.crossing(of: limit, inside: inside, outside: grid[node])
                }
                inside = grid[node]
            }
            return nil
        }
        self.limit = limit
        low = crossing(grid.indices.filter { grid[$0] < found }.reversed())
        high = crossing(grid.indices.filter { grid[$0] > found })
    }

    /// A flat profile down to the shortest τ has its minimum there, not where rounding puts it.
    private static func best(_ fits: [RegressorFit]) -> Int {
        let best = fits.indices.reduce(0) { fits[$1].residual < fits[$0].residual ? $1 : $0 }
        return fits[0].residual <= fits[best].residual * (1 + flatness) ? 0 : best
    }

    private static let flatness = 1e-9

    private static func threshold(_ series: SessionSeries, _ residual: Double) -> Double? {
        guard !series.isSigmaKnown else { return ExponentialDecay.profileThreshold }
        let degrees = Double(series.count - 3)
        guard degrees > 0 else { return nil }
        return residual / degrees * FisherDistribution.quantile(0.95, 1, degrees)
    }

    /// Grid nodes of the interval, with its ends and the minimum, in order, and the fit at each.
    var insideNodes: [(logTau: Double, fit: RegressorFit)] {
        let grid = DecayProjection.grid
        let (first, last) = (low ?? grid[0], high ?? grid[grid.count - 1])
        let inside = grid.indices.filter { grid[$0] > first && grid[$0] < last }.map { (grid[$0], fits[$0]) }
        let ends = [first, root, last].map { ($0, projection.fit(logTau: $0)) }
        return (inside + ends).sorted { $0.0 < $1.0 }
    }
}
