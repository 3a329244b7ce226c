import PortableMath

/// Standard errors and covariances of b, A and τ from the linearized fit.
package struct WaldCovariance: Sendable {
    package let baselineError: Double
    package let amplitudeError: Double
    package let timeConstantError: Double
    package let amplitudeTimeConstant: Double
    package let baselineAmplitude: Double
    package let baselineTimeConstant: Double

    /// nil where the points do not identify all three, or leave no variance to estimate.
    init?(_ projection: DecayProjection, _ fit: RegressorFit, _ tau: Double) {
        let series = projection.series
        let x = projection.shape(tau)
        var information = Matrix(3, 3)
        for i in series.indices {
            // τ in its own scale, so that the pivots compare.
            let row = [1, x[i], fit.amplitude * x[i] * series.times[i] / tau]
            let weight = 1 / (series.deviations[i] * series.deviations[i])
            for j in 0..<3 { for k in 0..<3 { information[j, k] += weight * row[j] * row[k] } }
        }
        let degrees = series.count - 3
        guard let inverse = Cholesky(information)?.inverse, series.isSigmaKnown || degrees > 0 else { return nil }
        let variance = series.isSigmaKnown ? 1 : fit.residual / Double(degrees)
        // The second column is that of the rise at t₀; A = a·exp(t₀/τ).
        let rise = series.unit * PortableMath.exp(projection.origin / tau)
        guard (rise * rise).isFinite else { return nil }
        func covariance(_ i: Int, _ j: Int) -> Double {
            let scales = [series.unit, rise, tau]
            return inverse[i, j] * variance * scales[i] * scales[j]
        }
        baselineError = covariance(0, 0).squareRoot()
        amplitudeError = covariance(1, 1).squareRoot()
        timeConstantError = covariance(2, 2).squareRoot()
        amplitudeTimeConstant = covariance(1, 2)
        baselineAmplitude = covariance(0, 1)
        baselineTimeConstant = covariance(0, 2)
    }
}
