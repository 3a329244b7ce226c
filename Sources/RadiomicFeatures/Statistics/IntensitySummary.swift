/// Sums and quantiles that the statistical features are formulas of.
package struct IntensitySummary: Sendable {
    let count: Double
    let least: Double
    let most: Double
    let mean: Double
    /// Central moments of order 2, 3, 4, population.
    let moments: (second: Double, third: Double, fourth: Double)
    /// Σ X²
    let energy: Double
    let meanDeviation: Double
    let robustMeanDeviation: Double
    let medianDeviation: Double
    let (p10, p25, p50, p75, p90): (Double, Double, Double, Double, Double)

    /// nil without intensities.
    package init?(_ values: [Float], range: ClosedRange<Float>) {
        guard !values.isEmpty else { return nil }
        count = Double(values.count)
        (least, most) = (Double(range.lowerBound), Double(range.upperBound))
        let quantiles = OrderedIntensities(values, range: range).quantiles([0.1, 0.25, 0.5, 0.75, 0.9])
        (p10, p25, p50, p75, p90) = (quantiles[0], quantiles[1], quantiles[2], quantiles[3], quantiles[4])
        let first = LaneSums.sums(values) { x in (x, x * x, .zero, .zero) }
        let mean = first[0] / count
        self.mean = mean
        energy = first[1]
        let (center, middle) = (SIMD8(repeating: mean), SIMD8(repeating: p50))
        let second = LaneSums.sums(values) { x in
            let d = x - center
            let square = d * d
            return (square, square * d, square * square, d.magnitudes)
        }
        moments = (second[0] / count, second[1] / count, second[2] / count)
        meanDeviation = second[3] / count
        medianDeviation = LaneSums.sums(values) { x in ((x - middle).magnitudes, .zero, .zero, .zero) }[0] / count
        robustMeanDeviation = IntensitySummary.robustDeviation(values, p10...p90)
    }

    /// Mean absolute deviation of the intensities between the 10th and 90th percentile from their own mean.
    private static func robustDeviation(_ values: [Float], _ range: ClosedRange<Double>) -> Double {
        let (low, high) = (SIMD8(repeating: range.lowerBound), SIMD8(repeating: range.upperBound))
        let zero = SIMD8<Double>.zero
        let inside = LaneSums.sums(values) { x in
            let mask = (x .>= low) .& (x .<= high)
            return (
                x.replacing(with: zero, where: .!mask), SIMD8(repeating: 1).replacing(with: zero, where: .!mask), zero,
                zero
            )
        }
        guard inside[1] > 0 else { return 0 }
        let center = SIMD8(repeating: inside[0] / inside[1])
        let deviations = LaneSums.sums(values) { x in
            ((x - center).magnitudes.replacing(with: zero, where: .!((x .>= low) .& (x .<= high))), zero, zero, zero)
        }
        return deviations[0] / inside[1]
    }
}

extension SIMD8<Double> {
    @inline(__always)
    fileprivate var magnitudes: SIMD8<Double> { replacing(with: -self, where: self .< 0) }
}

/// Sums in eight lanes that are added in a fixed order: fast, and the same everywhere.
enum LaneSums {
    /// Σ of four functions of the values.
    @inline(__always)
    static func sums(
        _ values: [Float],
        _ f: (SIMD8<Double>) -> (SIMD8<Double>, SIMD8<Double>, SIMD8<Double>, SIMD8<Double>)
    ) -> [Double] {
        var (a, b, c, d) = (SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero)
        let whole = values.count / 8 * 8
        values.withUnsafeBufferPointer { values in
            guard let base = values.baseAddress else { return }
            for index in Swift.stride(from: 0, to: whole, by: 8) {
                let lanes = UnsafeRawPointer(base + index).loadUnaligned(as: SIMD8<Float>.self)
                let terms = f(SIMD8<Double>(lanes))
                a += terms.0
                b += terms.1
                c += terms.2
                d += terms.3
            }
        }
        var totals = [a.sum(), b.sum(), c.sum(), d.sum()]
        for index in whole..<values.count {
            let terms = f(SIMD8(repeating: Double(values[index])))
            totals[0] += terms.0[0]
            totals[1] += terms.1[0]
            totals[2] += terms.2[0]
            totals[3] += terms.3[0]
        }
        return totals
    }
}
