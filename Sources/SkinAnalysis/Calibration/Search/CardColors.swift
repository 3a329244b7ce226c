import Colorimetry
import PortableMath

/// How much 24 colors look like the card's, whatever the light: correlations of logarithms, in which a gain of the light,
/// the exposure or the white balance is an offset and drops out.
struct CardColors {
    /// Mean of ln R, ln G, ln B; ln R - ln G; ln B - ln G of each color.
    typealias Signature = [[Double]]

    private let reference: Signature

    init(_ edition: CardEdition) {
        reference = CardColors.signature(ColorCheckerReference.linearSRGB(edition).map { $0 as [Double]? })
    }

    /// Colors that were not seen give empty entries.
    static func signature(_ linear: [[Double]?]) -> Signature {
        linear.map { color in
            guard let color else { return [] }
            // A hundredth of white keeps noise of dark patches and colors outside the gamut from ruling the logarithm.
            let logs = color.map { PortableMath.log(max(0, $0) + 0.008) }
            return [(logs[0] + logs[1] + logs[2]) / 3, logs[0] - logs[1], logs[2] - logs[1]]
        }
    }

    /// Colors that differ from all before them by a quarter in some part of the signature.
    static func distinct(_ seen: Signature) -> Int {
        var kinds: Signature = []
        for color in seen where !color.isEmpty {
            let isKnown = kinds.contains { kind in zip(kind, color).allSatisfy { abs($0 - $1) < 0.25 } }
            if !isKnown { kinds.append(color) }
        }
        return kinds.count
    }

    /// Mean correlation of the three parts, 1 for the card itself, over the best-fitting patches and over all.
    ///
    /// - Parameter order: `order[k]` is the place in `seen` of the card's patch k.
    func score(_ seen: Signature, order: [Int]) -> (best: Double, all: Double) {
        var patches = order.indices.filter { !seen[order[$0]].isEmpty }
        guard patches.count >= 14 else { return (0, 0) }
        let all = correlation(seen, order, patches)
        for _ in 0..<2 {
            let misfit = misfits(seen, order, patches)
            let kept = max(16, patches.count - 3)
            patches = patches.sorted { (misfit[$0], $0) < (misfit[$1], $1) }.prefix(kept).sorted()
        }
        return (correlation(seen, order, patches), all)
    }

    private func correlation(_ seen: Signature, _ order: [Int], _ patches: [Int]) -> Double {
        (0..<3).reduce(0) { sum, part in
            let line = Line(patches.map { (reference[$0][part], seen[order[$0]][part]) })
            return sum + line.correlation / 3
        }
    }

    /// Squared distances from the three regression lines in units of their spread.
    private func misfits(_ seen: Signature, _ order: [Int], _ patches: [Int]) -> [Double] {
        var misfit = [Double](repeating: 0, count: 24)
        for part in 0..<3 {
            let line = Line(patches.map { (reference[$0][part], seen[order[$0]][part]) })
            for patch in patches {
                let rest = seen[order[patch]][part] - line.value(reference[patch][part])
                misfit[patch] += rest * rest / max(1e-9, line.spread)
            }
        }
        return misfit
    }
}

/// A regression line with its correlation.
private struct Line {
    let correlation: Double
    /// Variance of the second coordinate.
    let spread: Double
    private let slope: Double
    private let offset: Double

    init(_ pairs: [(Double, Double)]) {
        let count = Double(max(1, pairs.count))
        let (meanX, meanY) = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
        var (xx, xy, yy) = (0.0, 0.0, 0.0)
        for (x, y) in pairs {
            xx += (x - meanX) * (x - meanX)
            xy += (x - meanX) * (y - meanY)
            yy += (y - meanY) * (y - meanY)
        }
        spread = yy / count
        correlation = xx > 0 && yy > 1e-6 ? xy / (xx * yy).squareRoot() : 0
        slope = xx > 0 ? xy / xx : 0
        offset = meanY - slope * meanX
    }

    func value(_ x: Double) -> Double { slope * x + offset }
}
