/// Probabilities of a family of tests made comparable with one level.
package enum MultipleTesting {
    /// False discovery rate [benjamini-1995]; valid for independent or positively dependent tests.
    package static func benjaminiHochberg(_ p: [Double]) -> [Double] { stepUp(p, factor: 1) }

    /// False discovery rate under any dependence [benjamini-2001]: the factor is Σ 1/i.
    package static func benjaminiYekutieli(_ p: [Double]) -> [Double] {
        stepUp(p, factor: (0..<p.count).reduce(0) { $0 + 1 / Double($1 + 1) })
    }

    /// Familywise error [holm-1979]; for comparisons of arms.
    package static func holm(_ p: [Double]) -> [Double] {
        var (result, running) = (p, 0.0)
        for (rank, index) in ascending(p).enumerated() {
            running = max(running, Double(p.count - rank) * p[index])
            result[index] = min(1, running)
        }
        return result
    }

    private static func stepUp(_ p: [Double], factor: Double) -> [Double] {
        var (result, running) = (p, 1.0)
        for (rank, index) in ascending(p).enumerated().reversed() {
            running = min(running, factor * Double(p.count) / Double(rank + 1) * p[index])
            result[index] = running
        }
        return result
    }

    private static func ascending(_ p: [Double]) -> [Int] { p.indices.sorted { (p[$0], $0) < (p[$1], $1) } }
}
