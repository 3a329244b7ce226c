extension SampleSize {
    /// Smallest difference that n patients per arm show with this power: the sample-size formula solved for Δ.
    package static func detectableDifference(
        perArm n: Int, deviation: Double, correlation: Double = 0, level: Double = 0.05, power: Double = 0.8
    ) -> Double? {
        guard n >= 2, deviation > 0, deviation.isFinite, abs(correlation) < 1, level > 0, level < 1, power > 0,
            power < 1
        else { return nil }
        let z = NormalDistribution.quantile(upperTail: level / 2)
        let room = Double(n) - z * z / 4
        let sum = z + NormalDistribution.quantile(power)
        guard room > 0, sum > 0 else { return nil }
        return sum * deviation * (2 * (1 - correlation * correlation) / room).squareRoot()
    }
}
