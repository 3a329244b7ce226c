/// Weighted regression of a session's values on one regressor: y = b + A·x, weights 1/sd².
struct RegressorFit {
    let baseline: Double
    let amplitude: Double
    /// Σ w·(y - b - A·x)².
    let residual: Double
    /// Σ w·(x - x̄)²: what A costs in residual when it is moved.
    let square: Double

    init(_ values: [Double], _ weights: [Double], _ x: [Double]) {
        var (total, meanX, meanY) = (0.0, 0.0, 0.0)
        for i in values.indices {
            total += weights[i]
            meanX += weights[i] * x[i]
            meanY += weights[i] * values[i]
        }
        meanX /= total
        meanY /= total
        var (cross, sum) = (0.0, 0.0)
        for i in values.indices {
            let deviation = x[i] - meanX
            cross += weights[i] * deviation * (values[i] - meanY)
            sum += weights[i] * deviation * deviation
        }
        square = sum
        amplitude = sum > 0 ? cross / sum : 0
        baseline = meanY - amplitude * meanX
        var rest = 0.0
        for i in values.indices {
            let r = values[i] - baseline - amplitude * x[i]
            rest += weights[i] * r * r
        }
        residual = rest
    }
}
