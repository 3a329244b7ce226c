import StudyRecords
import Testing

@testable import HealingModel

@Suite struct ExponentialDecayTests {
    /// Two points carry no decay; six identical values carry one of no height, whose half-time means nothing.
    private static let withoutDecay: Set<String> = ["S16", "S18"]

    static func sessions() throws -> [DecayCase] { try DecayCase.all().filter { !withoutDecay.contains($0.id) } }

    @Test(arguments: try sessions())
    func estimatesAreThoseOfR(_ session: DecayCase) throws {
        let decay = try #require(ExponentialDecay(try session.series()))
        for (value, key) in [
            (decay.baseline, "b"), (decay.amplitude, "A"), (decay.timeConstant, "tau_h"), (decay.residual, "rss_w"),
        ] {
            let truth = try session.expect.value(key)
            #expect(deviation(value, truth) < 1e-8, "\(key): \(value), R \(truth)")
        }
        #expect(decay.isAtBound == (try session.expect["at_bound"].flag))
    }

    @Test(arguments: try sessions())
    func standardErrorsAreThoseOfR(_ session: DecayCase) throws {
        let truth = try session.expect["se"]
        let wald = try #require(ExponentialDecay(try session.series())?.wald)
        try truth.expect(
            [(wald.baselineError, "b"), (wald.amplitudeError, "A"), (wald.timeConstantError, "tau")], 1e-6)
        try session.expect.expect(
            [
                (wald.amplitudeTimeConstant, "cov_A_tau"), (wald.baselineAmplitude, "cov_b_A"),
                (wald.baselineTimeConstant, "cov_b_tau"),
            ], 1e-6)
    }

    private func expect(_ ends: [Double?], _ truths: [FixtureValue]) {
        for (end, truth) in zip(ends, truths.map(\.number)) {
            #expect((end == nil) == (truth == nil))
            if let end, let truth { #expect(deviation(end, truth) < 1e-6, "\(end), R \(truth)") }
        }
    }

    @Test(arguments: try sessions())
    func intervalEndsAreThoseOfRAndOpenWhereItsAre(_ session: DecayCase) throws {
        let decay = try #require(ExponentialDecay(try session.series()))
        expect([decay.halfTimeLow, decay.halfTimeHigh], try session.expect["half_life_ci_profile"].list)
    }

    @Test(arguments: try sessions())
    func timeToBaselineIsThatOfR(_ session: DecayCase) throws {
        let decay = try #require(ExponentialDecay(try session.series()))
        let time = TimeToBaseline(decay, delta: session.delta)
        let truth = try session.expect["t_to_delta_h"].number
        #expect((time == nil) == (truth == nil))
        if let time, let truth { #expect(deviation(time.hours, truth) < 1e-6) }
        expect([time?.low, time?.high], try session.expect["t_to_delta_ci_profile"].list)
    }

    @Test func theFixtureHasClosedAndOpenIntervals() throws {
        let intervals = try DecayCase.all().compactMap { $0.expect.object["half_life_ci_profile"]?.list.map(\.number) }
        #expect(intervals.count == 18)
        #expect(intervals.contains { $0.allSatisfy { $0 != nil } })
        #expect(intervals.contains { $0.count == 2 && $0[0] == nil && $0[1] != nil })
        #expect(intervals.contains { $0.count == 2 && $0[0] != nil && $0[1] == nil })
    }

    @Test func twoPointsCarryNoDecay() throws {
        let session = try #require(try DecayCase.all().first { $0.id == "S16" })
        #expect(ExponentialDecay(try session.series()) == nil)
        #expect(throws: HealingInputError.tooFew(needed: 1)) { try SessionSeries([]) }
    }

    @Test func identicalValuesAreADecayOfNoHeight() throws {
        let session = try #require(try DecayCase.all().first { $0.id == "S18" })
        let decay = try #require(ExponentialDecay(try session.series()))
        #expect(abs(decay.amplitude) < 1e-8)
        #expect(decay.residual < 1e-8)
        #expect(decay.baseline == 12)
        #expect(decay.timeConstant.isFinite)
    }
}
