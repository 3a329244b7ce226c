import Testing

@testable import HealingModel

@Suite struct AlertTests {
    @Test func fallbackRulesAreThoseOfR() throws {
        let cases = try FixtureValue(fixture: "alerts.json")["cases"].list
        #expect(cases.count == 8)
        for truth in cases {
            let found = try FallbackAlerts(
                times: try truth.numbers("t_h"), values: try truth.numbers("y"), sigma: try truth.value("sd"))
            try truth.expect(
                [
                    (try #require(found.riseScore), "R1_max_rise_z"), (try #require(found.riseFromHours), "R1_from_h"),
                    (try #require(found.riseToHours), "R1_to_h"), (try #require(found.slowContrast), "R2_contrast"),
                    (try #require(found.slowError), "R2_se"), (try #require(found.slowScore), "R2_z"),
                    (try #require(found.excess), "excess_168"), (try #require(found.excessError), "se_excess"),
                ], 1e-9)
            #expect(found.isRebound == (try truth["R1_alert"].flag))
            #expect(found.isSlow == (try truth["R2_alert"].flag))
        }
    }

    @Test func nothingIsAlarmedWithoutPhotos() throws {
        let none = try FallbackAlerts(times: [0], values: [10], sigma: 1)
        #expect(none.riseScore == nil && !none.isRebound && none.slowScore == nil && !none.isSlow)
        #expect(throws: HealingInputError.notPositive(at: 0)) { try FallbackAlerts(times: [], values: [], sigma: 0) }
    }

    @Test func cumulativeSumsAreThoseOfR() throws {
        let fixture = try FixtureValue(fixture: "cusum.json")
        let normal = try fixture["normal"]
        let found = try CumulativeSum(
            scores: try normal.numbers("x"), allowance: try normal.value("k"), limit: try normal.value("h"))
        // The fixture takes the first score whole, without the allowance; from the second on both are the same sum.
        #expect(found.path[0] == 0)
        #expect(zip(found.path, try normal.numbers("S")).dropFirst().allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(found.firstAlarm == Int(try normal.value("first_alarm")))
        let rare = try fixture["bernoulli"]
        let events = try CumulativeSum(
            events: try rare.numbers("x").map { $0 == 1 }, goodRate: try rare.value("p0"),
            badRate: try rare.value("p1"), limit: try rare.value("h"))
        #expect(zip(events.path, try rare.numbers("S")).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(events.firstAlarm == Int(try rare.value("first_alarm")))
    }

    @Test func runLengthsAreThoseOfR() throws {
        let rows = try FixtureValue(fixture: "cusum.json")["arl_one_sided"].list
        #expect(rows.count == 48)
        for row in rows {
            let length = try #require(
                CumulativeSum.averageRunLength(
                    allowance: try row.value("k"), limit: try row.value("h"), mean: try row.value("mu")))
            #expect(agrees(length, try row.value("arl"), 1e-3), "\(row) \(length)")
        }
    }
}
