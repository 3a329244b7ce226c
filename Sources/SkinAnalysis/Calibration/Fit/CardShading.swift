import PortableMath

/// Light that falls unevenly on the card: a slope across it, or a shadow over a part of it.
enum CardShading {
    /// Natural logarithm of the gain each patch needs beyond what one map of colors explains; 0 for patches not seen.
    ///
    /// Alternates between the map and one gain per patch (alternating least squares), from a start in which every patch has
    /// the reference's luminance: color, unlike luminance, is the same in half shadow.
    static func gains(_ patches: FitPatches) -> [Double]? {
        var gains = startGains(patches)
        for _ in 0..<6 {
            var scaled = patches
            scaled.seen = patches.seen.indices.map { patch in patches.seen[patch].map { $0 * gains[patch] } }
            guard let fit = LightFit(scaled.seen, patches.reference, weights: patches.prior, model: .matrix) else {
                return nil
            }
            for patch in patches.usable {
                let light = fit.mapped(patches.seen[patch])
                let wanted = patches.reference[patch]
                let own = light.reduce(0) { $0 + $1 * $1 }
                let shared = zip(light, wanted).reduce(0) { $0 + $1.0 * $1.1 }
                if own > 0, shared > 0 { gains[patch] = shared / own }
            }
        }
        let logs = patches.usable.map { PortableMath.log(gains[$0]) }.sorted()
        let middle = logs[logs.count / 2]
        return gains.indices.map { patches.prior[$0] > 0 ? PortableMath.log(gains[$0]) - middle : 0 }
    }

    /// Patches on one side of a shadow's edge, the lit side where it holds enough; nil where there is none.
    ///
    /// Of all straight cuts through the card the one with the largest variance between its sides is taken (Otsu 1979, but
    /// along lines, because a shadow lies on one side of its edge). It is a shadow when the step exceeds a quarter stop and
    /// stands out from the spread on both sides.
    static func evenPart(_ gains: [Double], _ usable: [Int]) -> [Int]? {
        var best: (one: [Int], other: [Int], variance: Double)?
        for angle in stride(from: 0.0, to: 180, by: 15) {
            let (x, y) = (PortableMath.cosineOfDegrees(angle), PortableMath.sineOfDegrees(angle))
            let order = usable.map { (x * Double($0 % 6) + y * Double($0 / 6), $0) }.sorted { $0 < $1 }
            for cut in 3..<max(3, order.count - 2) where order[cut].0 - order[cut - 1].0 > 0.1 {
                let (one, other) = (order[..<cut].map(\.1), order[cut...].map(\.1))
                let step = mean(one, gains) - mean(other, gains)
                let variance = Double(one.count * other.count) * step * step
                if variance > best?.variance ?? 0 { best = (one, other, variance) }
            }
        }
        guard let best else { return nil }
        let (first, second) = (median(best.one.map { gains[$0] }), median(best.other.map { gains[$0] }))
        let rests = best.one.map { abs(gains[$0] - first) } + best.other.map { abs(gains[$0] - second) }
        guard abs(first - second) > max(0.18, 3 * 1.4826 * median(rests)) else { return nil }
        let (lit, shaded) = first < second ? (best.one, best.other) : (best.other, best.one)
        let part = lit.count >= 11 ? lit : shaded
        return part.count >= 11 ? part.sorted() : nil
    }

    /// Gains of a plane through the logarithms, 1 in the middle of the card; nil when the light is even.
    static func slope(_ gains: [Double], _ usable: [Int]) -> [Double]? {
        let rows = usable.map { [1, Double($0 % 6) - 2.5, Double($0 / 6) - 1.5] }
        var weights = [Double](repeating: 1, count: rows.count)
        var plane = [0.0, 0, 0]
        for _ in 0..<6 {
            guard let next = LinearSystem.leastSquares(rows, usable.map { gains[$0] }, weights: weights) else {
                return nil
            }
            plane = next
            for (index, patch) in usable.enumerated() {
                let rest = gains[patch] - zip(plane, rows[index]).reduce(0) { $0 + $1.0 * $1.1 }
                weights[index] = 1 / (1 + (rest / 0.06) * (rest / 0.06))
            }
        }
        guard abs(plane[1]) * 5 + abs(plane[2]) * 3 > 0.03 else { return nil }
        return (0..<24).map {
            PortableMath.exp(plane[1] * (Double($0 % 6) - 2.5) + plane[2] * (Double($0 / 6) - 1.5))
        }
    }

    private static func startGains(_ patches: FitPatches) -> [Double] {
        // White balance by the neutral patches, or by all where they are not usable.
        let neutral = patches.usable.filter { $0 >= 18 }
        let basis = neutral.count >= 2 ? neutral : patches.usable
        let balance = (0..<3).map { channel in
            basis.reduce(0) { $0 + patches.reference[$1][channel] }
                / max(1e-6, basis.reduce(0) { $0 + patches.seen[$1][channel] })
        }
        return patches.seen.indices.map { patch in
            let light = zip(patches.seen[patch], balance).reduce(0) { $0 + $1.0 * $1.1 }
            let wanted = patches.reference[patch].reduce(0, +)
            return light > 1e-6 ? wanted / light : 1
        }
    }

    private static func mean(_ part: [Int], _ gains: [Double]) -> Double {
        part.reduce(0) { $0 + max(-1.5, min(1.5, gains[$1])) } / Double(max(1, part.count))
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
