/// Kendall's S of values against time [mann-1945], its exact distribution, and the smallest probability the number of visits
/// allows: with four visits no course whatever reaches 5 %.
package struct MannKendall: Sendable, Hashable {
    /// Rising pairs minus falling pairs.
    package let score: Int
    /// S over the number of pairs.
    package let tau: Double
    /// Variance of S without trend, ties in the values corrected.
    package let variance: Double
    /// Normal approximation with continuity correction.
    package let statistic: Double
    package let normalProbability: Double
    /// Two-sided, over all orders of the values; nil above 18 visits or with two visits at one time.
    package let exactProbability: Double?
    /// Smallest two-sided probability any order of these values could give.
    package let attainableMinimum: Double?

    package init(times: [Double], values: [Double]) throws(HealingInputError) {
        guard times.count == values.count else { throw .lengthsDiffer }
        try HealingInputError.requireFinite(times)
        try HealingInputError.requireFinite(values)
        guard times.count >= 2 else { throw .tooFew(needed: 2) }
        let count = times.count
        var sum = 0
        for i in 0..<count {
            for j in 0..<i {
                sum += MannKendall.sign(times[i] - times[j]) * MannKendall.sign(values[i] - values[j])
            }
        }
        score = sum
        let ties = Dictionary(grouping: values, by: { $0 }).values.map(\.count).sorted()
        tau = Double(sum) / Double(count * (count - 1) / 2)
        variance = MannKendall.spread(count) - ties.reduce(0) { $0 + MannKendall.spread($1) }
        let corrected = Double(sum) - Double(MannKendall.sign(Double(sum)))
        statistic = variance > 0 ? corrected / variance.squareRoot() : 0
        normalProbability = min(1, 2 * NormalDistribution.upperTail(abs(statistic)))
        guard count <= 18, Set(times).count == count else {
            (exactProbability, attainableMinimum) = (nil, nil)
            return
        }
        let inversions = MannKendall.inversions(ties)
        let pairs = inversions.count - 1
        func probability(_ least: Int) -> Double {
            let extreme = inversions.indices.filter { abs(pairs - 2 * $0) >= least }
            return extreme.reduce(0) { $0 + inversions[$1] } / inversions.reduce(0, +)
        }
        exactProbability = probability(abs(sum))
        attainableMinimum = probability(pairs)
    }

    private static func sign(_ x: Double) -> Int { x > 0 ? 1 : x < 0 ? -1 : 0 }

    private static func spread(_ n: Int) -> Double { Double(n * (n - 1) * (2 * n + 5)) / 18 }

    /// Numbers of orders with 0, 1, 2 … inversions of values with these ties: a Gaussian multinomial, exact below 2⁵³.
    private static func inversions(_ ties: [Int]) -> [Double] {
        var (counts, placed) = ([1.0], 0)
        for group in ties {
            for i in 1...group { counts = divided(times(counts, placed + i), i) }
            placed += group
        }
        return counts
    }

    /// Product with 1 + q + … + qⁿ⁻¹.
    private static func times(_ counts: [Double], _ n: Int) -> [Double] {
        var result = Array(repeating: 0.0, count: counts.count + n - 1)
        for (i, count) in counts.enumerated() { for j in 0..<n { result[i + j] += count } }
        return result
    }

    /// Exact quotient by 1 + q + … + qⁿ⁻¹.
    private static func divided(_ counts: [Double], _ n: Int) -> [Double] {
        var result: [Double] = []
        for i in 0..<counts.count - n + 1 {
            var value = counts[i]
            for j in max(0, i - n + 1)..<max(i, max(0, i - n + 1)) { value -= result[j] }
            result.append(value)
        }
        return result
    }
}
