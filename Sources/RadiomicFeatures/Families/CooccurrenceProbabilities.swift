/// p(i, j) with its marginal, and the distributions of i - j and i + j, which the GLCM features are formulas of.
struct CooccurrenceProbabilities {
    let levelCount: Int
    /// `joint[(i - 1)·Ng + j - 1]`
    let joint: [Double]
    /// p(i); the matrix is symmetric, so rows and columns have the same.
    let marginal: [Double]
    /// p of |i - j| = 0…Ng - 1.
    let difference: [Double]
    /// p of i + j = 0…2Ng; 0 and 1 never occur.
    let sum: [Double]
    /// μ = Σ i·p(i)
    let mean: Double

    init(_ counts: CooccurrenceCounts) {
        let n = counts.levelCount
        let total = Double(counts.counts.reduce(0, +))
        let joint = counts.counts.map { Double($0) / total }
        var marginal = [Double](repeating: 0, count: n)
        var difference = marginal
        var sum = [Double](repeating: 0, count: 2 * n + 1)
        for i in 0..<n {
            for j in 0..<n {
                let p = joint[i * n + j]
                marginal[i] += p
                difference[abs(i - j)] += p
                sum[i + j + 2] += p
            }
        }
        (levelCount, self.joint, self.marginal, self.difference, self.sum) = (n, joint, marginal, difference, sum)
        mean = marginal.indices.reduce(0.0) { $0 + Double($1 + 1) * marginal[$1] }
    }

    /// Σ f(i, j)·p(i, j)
    func expectation(_ f: (_ i: Double, _ j: Double) -> Double) -> Double {
        var total = 0.0
        for i in 0..<levelCount {
            for j in 0..<levelCount where joint[i * levelCount + j] > 0 {
                total += f(Double(i + 1), Double(j + 1)) * joint[i * levelCount + j]
            }
        }
        return total
    }

    /// Σ f(|i - j|)·p of the difference
    func ofDifference(_ f: (Double) -> Double) -> Double {
        difference.indices.reduce(0.0) { $0 + f(Double($1)) * difference[$1] }
    }

    /// Σ f(i + j)·p of the sum
    func ofSum(_ f: (Double) -> Double) -> Double {
        sum.indices.reduce(0.0) { $0 + f(Double($1)) * sum[$1] }
    }

    var jointEntropy: Double { EntropySum.bits(joint) }
    var marginalEntropy: Double { EntropySum.bits(marginal) }
    var variance: Double {
        marginal.indices.reduce(0.0) { total, index in
            let distance = Double(index + 1) - mean
            return total + distance * distance * marginal[index]
        }
    }

    /// HXY1 = -Σ p(i, j)·log₂(p(i)·p(j))
    var crossEntropy: Double {
        var total = 0.0
        for i in 0..<levelCount {
            for j in 0..<levelCount where joint[i * levelCount + j] > 0 {
                total -= joint[i * levelCount + j] * EntropySum.log2(marginal[i] * marginal[j])
            }
        }
        return total
    }

    /// HXY2 = -Σ p(i)·p(j)·log₂(p(i)·p(j))
    var independentEntropy: Double { EntropySum.bits(marginal.lazy.flatMap { p in marginal.lazy.map { p * $0 } }) }
}
