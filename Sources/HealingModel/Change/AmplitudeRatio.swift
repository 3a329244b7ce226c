import PortableMath
import StudyRecords

/// T3: how much weaker or stronger the relief of the second photo is, apart from how much more it is blurred.
///
/// ln(S₂/S₁) = 2·ln a - 4π²·f²·ΔΣ² over f = 0.8…3 cycles/mm, by weighted least squares on f². S is the power density less its
/// floor: the median above 8 cycles/mm (image noise) and what the rounding of JPEG adds. Only bins where both photos hold more
/// than three times their floor count. A Gaussian blur is a straight line in f², so it falls out of a.
package struct AmplitudeRatio: Sendable, Hashable {
    /// a = amplitude after over amplitude before.
    package let ratio: Double
    package let standardError: Double
    /// Blur of the second photo more than that of the first, mm².
    package let blurDifference: Double
    package let bins: Int
    /// Standard deviation of the residuals of ln(S₂/S₁).
    package let residual: Double

    package static let metric = "amplitude-ratio"
    static let signal = 0.8...3.0
    static let noiseFrom = 8.0
    static let floors = 3.0
    static let fewestBins = 10
    static let mostResidual = 0.3
    /// (0.1 mm)².
    static let mostBlur = 0.01

    /// nil where fewer than three bins hold enough power.
    package init?(_ first: TextureSpectrum, _ second: TextureSpectrum) {
        let points = AmplitudeRatio.points(first, second)
        guard points.count >= 3, let line = WeightedLine(points) else { return nil }
        bins = points.count
        residual = line.residual
        ratio = PortableMath.exp(line.intercept / 2)
        standardError = ratio * line.interceptError / 2
        blurDifference = -line.slope / (4 * PortableMath.pi * PortableMath.pi)
    }

    /// Why it may not be trusted; empty when it may.
    package var flags: [ReasonCode] {
        var flags: [ReasonCode] = []
        if bins < AmplitudeRatio.fewestBins { flags.append(.fewFrequencies) }
        if residual > AmplitudeRatio.mostResidual { flags.append(.spectrumMisfit) }
        if abs(blurDifference) > AmplitudeRatio.mostBlur { flags.append(.blurChanged) }
        return flags
    }

    private static func points(_ first: TextureSpectrum, _ second: TextureSpectrum) -> [WeightedLine.Point] {
        let count = min(first.logPower.count, second.logPower.count)
        return (0..<count).compactMap { bin in
            let middle = (Double(bin) + 0.5) * TextureSpectrum.binWidth
            guard signal.contains(middle), let one = first.signal(bin), let other = second.signal(bin) else {
                return nil
            }
            // Residuals of like photos scatter by 0.03; a floor is known to a third of itself.
            let variance = 0.03 * 0.03 + 0.1 * (one.share * one.share + other.share * other.share)
            return WeightedLine.Point(
                x: TextureSpectrum.squaredFrequency(bin), y: PortableMath.log(other.power / one.power),
                weight: 1 / variance)
        }
    }
}

extension TextureSpectrum {
    /// Power above the floor, and the floor as a share of it; nil where it is not well above.
    fileprivate func signal(_ bin: Int) -> (power: Double, share: Double)? {
        let high = logPower.indices.filter { Double($0) * TextureSpectrum.binWidth >= AmplitudeRatio.noiseFrom }
        guard !high.isEmpty else { return nil }
        let noise = OrderStatistics.median(high.map { logPower[$0] })
        let floor = PortableMath.exp(noise) + (rounding.indices.contains(bin) ? rounding[bin] : 0)
        let power = PortableMath.exp(logPower[bin]) - floor
        return power > AmplitudeRatio.floors * floor ? (power, floor / power) : nil
    }
}

/// Straight line by weighted least squares; errors from the scatter of the residuals.
private struct WeightedLine {
    struct Point {
        var x, y, weight: Double
    }

    let intercept, slope, interceptError, residual: Double

    init?(_ points: [Point]) {
        let total = points.reduce(0) { $0 + $1.weight }
        let meanX = points.reduce(0) { $0 + $1.weight * $1.x } / total
        let meanY = points.reduce(0) { $0 + $1.weight * $1.y } / total
        let spread = points.reduce(0) { $0 + $1.weight * ($1.x - meanX) * ($1.x - meanX) }
        guard spread > 0, points.count > 2 else { return nil }
        let slope = points.reduce(0) { $0 + $1.weight * ($1.x - meanX) * ($1.y - meanY) } / spread
        let intercept = meanY - slope * meanX
        let residuals = points.map { $0.y - intercept - slope * $0.x }
        let degrees = Double(points.count - 2)
        let scale = zip(points, residuals).reduce(0) { $0 + $1.0.weight * $1.1 * $1.1 } / degrees
        (self.slope, self.intercept) = (slope, intercept)
        interceptError = (scale * (1 / total + meanX * meanX / spread)).squareRoot()
        residual = (residuals.reduce(0) { $0 + $1 * $1 } / degrees).squareRoot()
    }
}
