import PortableMath

/// Features of a symmetric co-occurrence matrix by the definitions of the IBSI reference manual [ibsi-1]; p(i, j) are the
/// counts over their sum, levels from 1 on.
enum CooccurrenceFeature: String, CaseIterable, Sendable {
    case contrast
    case inverseDifferenceMoment = "idm"
    case angularSecondMoment = "asm"
    case entropy
    case correlation

    /// nil without any pair, and for the correlation of a single level.
    func value(_ counts: [Double], levels: Int) -> Double? {
        let total = counts.reduce(0, +)
        guard total > 0 else { return nil }
        switch self {
        case .contrast: return CooccurrenceFeature.sum(counts, levels) { Double($0 * $0) } / total
        case .inverseDifferenceMoment:
            return CooccurrenceFeature.sum(counts, levels) { 1 / Double(1 + $0 * $0) } / total
        case .angularSecondMoment: return counts.reduce(0) { $0 + $1 * $1 } / (total * total)
        case .entropy: return CooccurrenceFeature.entropy(counts, total)
        case .correlation: return CooccurrenceFeature.correlation(counts, levels, total)
        }
    }

    private static func sum(_ counts: [Double], _ levels: Int, _ weight: (Int) -> Double) -> Double {
        let weights = (0..<levels).map(weight)
        var sum = 0.0
        for i in 0..<levels {
            for j in 0..<levels { sum += counts[i * levels + j] * weights[abs(i - j)] }
        }
        return sum
    }

    /// -Σ p·log₂ p = log₂ N - Σ n·log₂ n/N.
    private static func entropy(_ counts: [Double], _ total: Double) -> Double {
        let sum = counts.reduce(0) { $1 > 0 ? $0 + $1 * PortableMath.log($1) : $0 }
        return (PortableMath.log(total) - sum / total) / 0.693147180559945309
    }

    private static func correlation(_ counts: [Double], _ levels: Int, _ total: Double) -> Double? {
        var (mean, square, product) = (0.0, 0.0, 0.0)
        for i in 0..<levels {
            for j in 0..<levels {
                let pairs = counts[i * levels + j]
                mean += pairs * Double(i)
                square += pairs * Double(i * i)
                product += pairs * Double(i * j)
            }
        }
        mean /= total
        let variance = square / total - mean * mean
        return variance > 0 ? (product / total - mean * mean) / variance : nil
    }
}
