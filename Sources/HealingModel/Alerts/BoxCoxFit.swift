import PortableMath

/// Profile likelihood of the Box–Cox power.
struct BoxCoxFit {
    let logs: [Double]
    private let center: Double

    init(_ logs: [Double]) {
        self.logs = logs
        center = logs.reduce(0, +) / Double(logs.count)
    }

    /// (xᴸ - 1)/L of x over the geometric mean, with mean and variance.
    private func moments(_ power: Double) -> (mean: Double, variance: Double) {
        let values = logs.map { log -> Double in
            let z = power * (log - center)
            return abs(z) < 1e-5 ? (log - center) * (1 + z / 2 + z * z / 6) : (PortableMath.exp(z) - 1) / power
        }
        let mean = values.reduce(0, +) / Double(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        return (mean, variance)
    }

    /// Jacobian Σ ln(x/g) is zero about the geometric mean g.
    func logLikelihood(_ power: Double) -> Double {
        -Double(logs.count) / 2 * PortableMath.log(moments(power).variance)
    }

    func parameters(_ power: Double) -> (median: Double, variation: Double) {
        let (mean, variance) = moments(power)
        let base = 1 + power * mean
        let shift = abs(power) < 1e-10 ? mean : PortableMath.log(base) / power
        return (PortableMath.exp(center + shift), variance.squareRoot() / base)
    }
}
