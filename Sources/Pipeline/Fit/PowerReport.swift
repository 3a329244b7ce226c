import HealingModel

/// The `power` command: patients per arm for a difference, or the difference that a number of patients can show.
package struct PowerReport: Encodable, Sendable {
    let difference, standardDeviation, correlation, level, power, dropout: Double
    /// Patients with an outcome, and those to recruit.
    let perArm, recruitedPerArm: Int
    let formula = "2(z + z)²·sd²(1 - r²)/difference² + z²/4, rounded up"

    /// - Parameters:
    ///   - difference: between two arms' means, in the unit of `deviation`; or nil with `perArm` given.
    ///   - correlation: of the outcome with its baseline.
    ///   - dropout: share of patients without an outcome.
    package init(
        difference: Double?, perArm: Int?, deviation: Double, correlation: Double, level: Double, power: Double,
        dropout: Double
    ) throws(InputError) {
        guard deviation > 0, deviation.isFinite, abs(correlation) < 1, level > 0, level < 1, power > level / 2,
            power < 1,
            (0..<1).contains(dropout)
        else {
            throw PowerReport.problem(
                "sd must be above 0, correlation between -1 and 1, level, power and dropout between 0 and 1")
        }
        (standardDeviation, self.correlation, self.level, self.power) = (deviation, correlation, level, power)
        self.dropout = dropout
        switch (difference, perArm) {
        case (let difference?, nil):
            guard
                let exact = SampleSize.perArm(
                    difference: difference, deviation: deviation, correlation: correlation, level: level, power: power),
                exact < 1e9
            else { throw PowerReport.problem("--difference must be a number other than 0, not tiny beside the sd") }
            self.difference = difference
            self.perArm = max(2, Int(exact.rounded(.up)))
        case (nil, let count?):
            guard
                let found = SampleSize.detectableDifference(
                    perArm: count, deviation: deviation, correlation: correlation, level: level, power: power)
            else { throw PowerReport.problem("--per-arm must be at least 2") }
            (self.difference, self.perArm) = (found, count)
        default: throw PowerReport.problem("give either --difference or --per-arm")
        }
        recruitedPerArm = Int((Double(self.perArm) / (1 - dropout)).rounded(.up))
    }

    private static func problem(_ text: String) -> InputError {
        InputError(.usage, file: "power", text, cure: "See dermacurve power --help.")
    }

    package var lines: [String] {
        [
            "\(perArm) patients per arm show a difference of \(FitText.number(difference)) "
                + "(sd \(FitText.number(standardDeviation)), correlation with the baseline \(FitText.number(correlation))) "
                + "with power \(FitText.number(power)) at level \(FitText.number(level)), two-sided",
            dropout > 0 ? "recruit \(recruitedPerArm) per arm for \(FitText.number(100 * dropout)) % drop-outs" : "",
            "The sd is that of the outcome between patients, its error included; a repeatability study and a pilot tell it.",
        ].filter { !$0.isEmpty }
    }
}
