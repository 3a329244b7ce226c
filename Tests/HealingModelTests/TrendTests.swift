import Testing

@testable import HealingModel

@Suite struct TrendTests {
    private func cases() throws -> [(t: [Double], y: [Double], sd: Double, truth: FixtureValue)] {
        let cases = try FixtureValue(fixture: "trend_single.json")["cases"].list
        #expect(cases.count == 4)
        return try cases.map { (try $0.numbers("t"), try $0.numbers("y"), try $0.value("sd"), try $0["expect"]) }
    }

    @Test func robustTrendIsThatOfR() throws {
        for row in try cases() {
            let kendall = try MannKendall(times: row.t, values: row.y)
            let sen = try TheilSenSlope(times: row.t, values: row.y)
            try row.truth.expect(
                [
                    (Double(kendall.score), "kendall_S"), (kendall.tau, "tau_a"), (kendall.variance, "var_S"),
                    (kendall.statistic, "z_cc"), (kendall.normalProbability, "p_normal"),
                    (try #require(kendall.exactProbability), "p_exact"), (sen.slope, "theil_sen"),
                    (sen.intercept, "theil_sen_intercept"),
                ], 1e-12)
            let ends = try row.truth["sen_ci95_rank_interp"].list.map(\.number)
            for (end, truth) in zip([sen.confidenceLow, sen.confidenceHigh], ends) {
                #expect((end == nil) == (truth == nil))
                if let end, let truth { #expect(agrees(end, truth, 1e-12)) }
            }
        }
    }

    @Test func slopeWithKnownNoiseIsThatOfR() throws {
        for row in try cases() {
            let line = try KnownNoiseSlope(times: row.t, values: row.y, deviations: row.t.map { _ in row.sd })
            try row.truth.expect(
                [
                    (line.slope, "known_sd_slope"), (line.intercept, "known_sd_intercept"),
                    (line.standardError, "known_sd_se"), (line.probability, "known_sd_p"),
                    (try #require(line.goodness), "known_sd_gof_p"),
                ], 1e-12)
            let interval = try row.truth.numbers("known_sd_ci95")
            #expect(agrees(line.confidenceLow, interval[0], 1e-12) && agrees(line.confidenceHigh, interval[1], 1e-12))
        }
    }

    /// With four visits the best course gives 2/24: no trend can reach 5 %.
    @Test func theAttainableMinimumIsTwoOverAllOrders() throws {
        let four = try MannKendall(times: [0, 1, 2, 3], values: [4, 3, 2, 1])
        #expect(four.attainableMinimum == 2.0 / 24)
        #expect(four.exactProbability == four.attainableMinimum)
        let tied = try MannKendall(times: [0, 1, 2], values: [5, 5, 5])
        #expect(tied.exactProbability == 1 && tied.attainableMinimum == 1 && tied.statistic == 0)
        #expect(try MannKendall(times: [0, 0, 2], values: [1, 2, 3]).exactProbability == nil)
        #expect(throws: HealingInputError.tooFew(needed: 2)) { try MannKendall(times: [1], values: [1]) }
        #expect(throws: HealingInputError.notFinite(at: 0)) { try TheilSenSlope(times: [.nan, 1], values: [1, 1]) }
    }
}
