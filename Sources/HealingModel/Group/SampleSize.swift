/// Patients per arm for a two-sided comparison of means, adjusted for a baseline that correlates ρ with the outcome.
package enum SampleSize {
    /// 2·(z₁₋α/₂ + z_power)²·σ²·(1 - ρ²)/Δ² + z²₁₋α/₂/4 [guenther-1981]; round up.
    package static func perArm(
        difference: Double, deviation: Double, correlation: Double = 0, level: Double = 0.05, power: Double = 0.8
    ) -> Double? {
        guard difference != 0, deviation > 0, abs(correlation) < 1, level > 0, level < 1, power > 0, power < 1,
            difference.isFinite, deviation.isFinite
        else { return nil }
        let z = NormalDistribution.quantile(upperTail: level / 2)
        let sum = z + NormalDistribution.quantile(power)
        let ratio = deviation * deviation * (1 - correlation * correlation) / (difference * difference)
        return 2 * sum * sum * ratio + z * z / 4
    }
}
