import PortableMath

/// One-sided cumulative sums of a clinic's scores [page-1954]: S = max(0, S + x - k), alarm when S > h.
package struct CumulativeSum: Sendable, Hashable {
    package let path: [Double]
    /// Position from 1 of the first alarm.
    package let firstAlarm: Int?

    /// Of normal scores; k = 0.5 and h = 4 wait 335 sessions for a false alarm.
    package init(scores: [Double], allowance: Double = 0.5, limit: Double = 4) throws(HealingInputError) {
        try HealingInputError.requireFinite(scores)
        self.init(increments: scores.map { $0 - allowance }, limit: limit)
    }

    /// Of rare events: log likelihood ratios of the bad rate against the good one.
    package init(events: [Bool], goodRate: Double, badRate: Double, limit: Double = 3) throws(HealingInputError) {
        guard goodRate > 0, badRate > goodRate, badRate < 1 else { throw .outOfRange(at: 0) }
        let hit = PortableMath.log(badRate / goodRate)
        let miss = PortableMath.log((1 - badRate) / (1 - goodRate))
        self.init(increments: events.map { $0 ? hit : miss }, limit: limit)
    }

    private init(increments: [Double], limit: Double) {
        var (sums, sum) = ([Double](), 0.0)
        for increment in increments {
            sum = max(0, sum + increment)
            sums.append(sum)
        }
        path = sums
        firstAlarm = sums.firstIndex { $0 > limit }.map { $0 + 1 }
    }

    /// Mean number of sessions until an alarm when scores are normal with this mean, by Gauss–Legendre quadrature of the
    /// integral equation with its atom at zero [page-1954].
    package static func averageRunLength(allowance: Double, limit: Double, mean: Double) -> Double? {
        guard limit > 0 else { return nil }
        let rule = GaussLegendre(count: 40, from: 0, to: limit)
        let size = rule.nodes.count + 1
        var system = Matrix.identity(size)
        let states = rule.nodes + [0]
        for (i, state) in states.enumerated() {
            for (j, node) in rule.nodes.enumerated() {
                system[i, j] -= rule.weights[j] * NormalDistribution.density(node - state + allowance - mean)
            }
            system[i, size - 1] -= NormalDistribution.lowerTail(allowance - state - mean)
        }
        return LinearSystem.solve(system, Array(repeating: 1, count: size))?[size - 1]
    }
}
